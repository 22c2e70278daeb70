import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { secondsLeft } from "#platform/batch/list-my-batches.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import type { LinkRunView } from "../../contract/list-link-runs.ts";
import { listLinkRuns } from "../../contract/list-link-runs.ts";
import { blockingKeys } from "./reference-model.ts";
import { linkWork } from "./work.ts";

type Work = OutputOf<typeof listLinkRuns>["work"];

interface RunRow {
  runId: string;
  mode: string;
  state: LinkRunView["state"];
  errorCode: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  startedBy: string;
  personCount: bigint;
  pairCount: bigint;
  proposedCount: bigint;
  clusterCount: bigint;
  recallEstimate: number | null;
  keys: { id: string; pairs: number; found: number; split: number; refused: number; refusedPeople: number }[];
  notes: { code: string; field?: string }[];
}

export const handler = query(listLinkRuns, async (tx, _input, { actor, locale }) => {
  const { rows } = await sql<RunRow>`
    select r.id as "runId", r.mode, r.state, r.error_code as "errorCode", r.started_at as "startedAt", r.finished_at as "finishedAt",
           r.started_by as "startedBy", r.person_count as "personCount", r.pair_count as "pairCount",
           r.proposed_count as "proposedCount", r.cluster_count as "clusterCount", r.recall_estimate as "recallEstimate",
           r.keys, r.notes
      from registry.link_runs r where r.mode <> 'file' order by r.started_at desc limit 20`.execute(tx);
  const works = await sql<{
    id: string;
    state: "waiting" | "running";
    phase: string | null;
    done: bigint;
    total: bigint | null;
    seconds: number | null;
  }>`
    select b.id, b.state, b.phase, b.done_units as done, b.total_units as total,
           extract(epoch from now() - b.phase_started_at)::float8 as seconds
      from app.batches b where b.kind = ${linkWork} and b.state in ('waiting', 'running') order by b.created_at limit 1`.execute(
    tx,
  );
  const names = await userNames(
    tx,
    rows.map((row) => row.startedBy),
  );
  const labels = new Map(
    (await blockingKeys()).map((key) => [key.id, key.label[locale === "en" ? "en" : "id"]]),
  );
  const [open] = works.rows;
  const total = open?.total === null || open === undefined ? null : Number(open.total);
  const work: Work =
    open === undefined
      ? null
      : {
          workId: open.id,
          state: open.state,
          phase: open.phase,
          doneUnits: Number(open.done),
          totalUnits: total,
          secondsLeft: secondsLeft(Number(open.done), total, open.seconds),
        };
  return plain({
    runs: rows.map(({ mode, notes, keys, ...row }) => ({
      ...row,
      trained: mode === "train",
      startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
      startedBy: names.get(row.startedBy) ?? "",
      personCount: Number(row.personCount),
      pairCount: Number(row.pairCount),
      proposedCount: Number(row.proposedCount),
      clusterCount: Number(row.clusterCount),
      keys: keys.map(({ id, pairs, found, split, refused, refusedPeople }) => ({
        label: labels.get(id) ?? id,
        pairs,
        found,
        split,
        refused,
        refusedPeople,
      })),
      emptyFields: notes.flatMap((note) => (note.code === "field-empty" ? [note.field ?? ""] : [])),
    })),
    work,
    mayStart: open === undefined && actor.permissions.has("intake.link.start") && actor.areaCode.length <= 4,
  });
});
