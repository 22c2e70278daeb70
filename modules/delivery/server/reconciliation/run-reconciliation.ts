import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import { txOn } from "#platform/db/tx.ts";
import type { FindingStage } from "../../contract/finding-kinds.ts";
import type { Check } from "./check.ts";
import { assessmentChecks, prepareMarks } from "./checks/assessment.ts";
import { duplicates } from "./checks/duplicates.ts";
import { earlierDecrees } from "./checks/earlier-decrees.ts";
import { figures } from "./checks/figures.ts";
import { persons } from "./checks/persons.ts";
import { proposals } from "./checks/proposals.ts";
import { receipts } from "./checks/receipts.ts";
import { sameOnes } from "./checks/same-ones.ts";
import { prepareTables } from "./prepare.ts";
import { prepareDeliveryTables } from "./prepare-delivery.ts";

const listChecks: readonly Check[] = [
  ...duplicates,
  ...sameOnes,
  ...earlierDecrees,
  ...proposals,
  ...persons,
  ...assessmentChecks,
  ...figures,
];

/** Result of one run. */
export interface ReconciliationRun {
  /** "delivery" where the decree was signed: its list is history, its payments are not. */
  readonly stage: FindingStage;
  /** Findings that hold now, resolved ones included. */
  readonly findings: number;
  /** Of these, found for the first time or again after having gone. */
  readonly fresh: number;
  /** Findings of earlier runs that no longer hold. */
  readonly gone: number;
}

const collect = ({ kind, select }: Check) => `
  insert into found
  select c.region_code, c.place_code, c.compartment, '${kind}', c.line, c.other_line, c.details,
         concat_ws(':', '${kind}', c.line, c.other_line, left(encode(sha256(convert_to(coalesce(c.fact, ''), 'UTF8')), 'hex'), 16))
    from (${select}) c`;

/*
 * A finding is known over runs by its fingerprint: kind, lines and a hash of the fact. A resolution is kept as long as
 * the fact stands; one that said "removed" or "corrected" is open again when the fact comes back.
 */
const merge = `
  insert into delivery.findings as f (region_code, decree_id, place_code, compartment, kind, line, other_line, details, fingerprint, stage)
  select distinct on (n.region_code, n.fingerprint) n.region_code, $1::uuid, n.place_code, n.compartment, n.kind, n.line,
         n.other_line, n.details, n.fingerprint, $2::text from found n
  on conflict (region_code, decree_id, fingerprint) do update
     set gone_at = null, details = excluded.details, found_at = now(),
         resolution = case when f.resolution = 'keep' then f.resolution end,
         reason = case when f.resolution = 'keep' then f.reason end,
         resolved_at = case when f.resolution = 'keep' then f.resolved_at end,
         resolved_by = case when f.resolution = 'keep' then f.resolved_by end
   where f.gone_at is not null or f.resolution in ('remove', 'correct')`;

const cure = `
  update delivery.findings f set gone_at = now()
   where f.decree_id = $1 and f.stage = $2 and f.gone_at is null
     and not exists (select from found n where n.region_code = f.region_code and n.fingerprint = f.fingerprint)`;

// The row is locked first, so the list that is hashed is the list that was read.
const lockDecree = "select d.state from delivery.decrees d where d.id = $1 for no key update";

const stamps: Readonly<Record<FindingStage, string>> = {
  list: "update delivery.decrees d set reconciled_at = now(), reconciled_sha256 = delivery.list_sha256(d.id) where d.id = $1",
  delivery: `
    insert into delivery.delivery_checks as c (decree_id, place_code, checked_at)
    select d.id, d.place_code, now() from delivery.decrees d where d.id = $1
    on conflict (decree_id) do update set checked_at = excluded.checked_at`,
};

const untold: Progress = {
  phase: () => Promise.resolve(),
  advance: () => Promise.resolve(),
  check: () => Promise.resolve(),
};

async function prepare(client: pg.PoolClient, decreeId: string, stage: FindingStage): Promise<void> {
  if (stage === "delivery") return prepareDeliveryTables(client, decreeId);
  await prepareTables(client, decreeId);
  await prepareMarks(txOn(client));
}

async function work(
  client: pg.PoolClient,
  decreeId: string,
  stage: FindingStage,
  progress: Progress,
): Promise<ReconciliationRun> {
  const checks = stage === "list" ? listChecks : receipts;
  await progress.phase("lists", null);
  await prepare(client, decreeId, stage);
  await progress.phase("rules", checks.length);
  for (const check of checks) {
    await client.query(collect(check));
    await progress.advance(1);
  }
  await progress.phase("findings", null);
  await client.query("analyze found");
  const merged = await client.query(merge, [decreeId, stage]);
  const gone = await client.query(cure, [decreeId, stage]);
  await client.query(stamps[stage], [decreeId]);
  const { rows } = await client.query<{ n: number }>("select count(*)::int as n from found");
  return { stage, findings: rows[0]?.n ?? 0, fresh: merged.rowCount ?? 0, gone: gone.rowCount ?? 0 };
}

/**
 * Before the signature: compares the list of a decree, person by person, with proposals, assessment, registry, earlier
 * decrees, quota and ceiling. After it: the signed list with what was paid, received and handed over. One statement per
 * rule. Run again it keeps what officers resolved and marks what no longer holds. Null where the decree is cancelled or
 * not there.
 */
export async function runReconciliation(
  database: Database,
  decreeId: string,
  progress: Progress = untold,
): Promise<ReconciliationRun | null> {
  const client = await database.loader.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin; set local work_mem = '128MB'");
    const { rows } = await client.query<{ state: string }>(lockDecree, [decreeId]);
    const state = rows[0]?.state;
    if (state === undefined || state === "cancelled") {
      await client.query("rollback");
      return null;
    }
    const run = await work(client, decreeId, state === "signed" ? "delivery" : "list", progress);
    await client.query("commit");
    return run;
  } catch (error) {
    await client.query("rollback").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
