import { sql } from "kysely";
import type { z } from "zod";
import { userNames } from "#modules/identity/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { query } from "#platform/runtime/operation.ts";
import { getLinkPair } from "../../contract/get-link-pair.ts";
import { whySecond } from "./join-facts.ts";
import { clusterPairs, findPair, isWaiting, type PairRow, recordIds } from "./pair-rows.ts";
import { readSides, readStored } from "./read-records.ts";

type View = z.input<typeof getLinkPair.output>;
const shownRecords = 12;

async function readDecisions(tx: Tx, pairId: string): Promise<View["history"]> {
  const { rows } = await sql<{
    decidedAt: Date;
    decision: string;
    by: string;
    reason: string;
    secondBecause: View["secondBecause"];
  }>`
    select d.decided_at as "decidedAt", d.decision, d.decided_by as by, d.reason, d.second_because as "secondBecause"
      from registry.link_decisions d where d.pair_id = ${pairId} order by d.id desc limit 20`.execute(tx);
  const names = await userNames(
    tx,
    rows.map((row) => row.by),
  );
  return rows.map((row) => ({
    ...row,
    decidedAt: row.decidedAt.toISOString(),
    by: names.get(row.by) ?? "–",
  }));
}

/** What the caller may do with the pair as it stands. */
function allowedOn(pair: PairRow, actor: Actor): string[] {
  if (!actor.permissions.has("registry.link.decide") || pair.resting_behind !== null) return [];
  if (pair.state === "awaiting-second") return pair.decided_by === actor.userId ? ["undo"] : ["confirm"];
  const undo = pair.act_id === null ? [] : ["undo"];
  return isWaiting(pair.state) ? ["decide", "join", "assign", ...undo] : undo;
}

const planOf = (pair: PairRow, actorId: string): View["plan"] =>
  pair.plan === null || pair.state !== "awaiting-second"
    ? null
    : {
        keptId: pair.plan.keptId,
        memberIds: pair.plan.members.map((member) => member.id),
        byMe: pair.decided_by === actorId,
        reason: pair.reason,
      };

export const handler = query(getLinkPair, async (tx, input, { actor, now }) => {
  const pair = await findPair(tx, input.pairId);
  if (pair === undefined) return refuse("PAIR_NOT_FOUND");
  const pairs = await clusterPairs(tx, pair);
  const stored = await readStored(tx, pair.kind, recordIds(pair, pairs).slice(0, shownRecords));
  const records = await readSides(tx, stored);
  const two = stored.filter((one) => one.id === pair.a_id || one.id === pair.b_id);
  return shown(
    {
      pairId: pair.id,
      kind: pair.kind,
      state: pair.state,
      doubt: pair.doubt,
      revision: pair.revision,
      foundAt: pair.found_at.toISOString(),
      disputed: pair.disputed,
      assigned: pair.assigned_to === null ? null : pair.assigned_to === actor.userId ? "me" : "other",
      actId: pair.act_id,
      records,
      pairs: pairs.map((one) => ({
        pairId: one.id,
        aId: one.a_id,
        bId: one.b_id,
        weight: one.weight,
        probability: one.probability,
        state: one.state,
        parts: [...one.parts],
      })),
      secondBecause: isWaiting(pair.state) ? await whySecond(tx, two, pairs, now) : [],
      differentPlaces: new Set(records.map((record) => record.place.code)).size > 1,
      plan: planOf(pair, actor.userId),
      history: await readDecisions(tx, pair.id),
      allowed: allowedOn(pair, actor),
    },
    {
      purpose: "linkage",
      subjects: records.map((record) => ({
        kind: record.kind,
        id: record.id,
        placeCode: record.place.code,
      })),
    },
  );
});
