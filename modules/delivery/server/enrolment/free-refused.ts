import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { freeRemainder } from "./free-remainder.ts";

/** What moves of a budget line that stand for refused lines refer to, with the decree's id. */
const referenceKind = "enrolment-refusals";

/**
 * Gives the money of a signed decree's refused lines back to its budget line, once: signing committed the whole
 * list, and who could not be enrolled will never be paid by it. Returns the sum in rupiah.
 */
export async function freeRefused(tx: Tx, decreeId: string): Promise<bigint> {
  const { rows } = await sql<{ budgetId: string | null; rupiah: bigint }>`
    select d.budget_id as "budgetId", coalesce(sum(l.total_rupiah), 0)::bigint as rupiah
      from delivery.decrees d
      join delivery.enrolment_refusals r on r.decree_id = d.id
      join delivery.decree_lines l on l.region_code = r.region_code and l.decree_id = r.decree_id and l.line = r.line
     where d.id = ${decreeId}
       and not exists (select from delivery.budget_moves m where m.budget_id = d.budget_id
                        and m.reference_kind = ${referenceKind} and m.reference_id = d.id)
     group by d.budget_id`.execute(tx);
  return freeRemainder(
    tx,
    rows.map((row) => ({ ...row, decreeId, cancelled: 0 })),
    { kind: referenceKind, id: decreeId },
    "baris SK yang tidak dapat menjadi peserta",
  );
}
