import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { BatchRow } from "./batch-row.ts";

/**
 * Row of the same batch that holds this NIK already: among the other rows kept aside, which are few, by their
 * cells, and among those already in the registry from this batch.
 */
export async function rowWithNik(
  tx: Tx,
  batch: BatchRow,
  rowNo: number,
  nik: string,
): Promise<number | undefined> {
  const column = batch.mapping.find((one) => one.field === "person.nik")?.index;
  if (column === undefined) return undefined;
  const { rows } = await sql<{ row_no: bigint }>`
    select h.row_no from intake.held_rows h
    where h.batch_id = ${batch.id} and h.row_no <> ${rowNo} and h.state in ('held', 'ready', 'applied') and h.cells[${column + 1}] = ${nik}
    order by h.row_no limit 1`.execute(tx);
  if (rows[0]) return Number(rows[0].row_no);
  const { rows: inRegistry } = await sql<{ n: number }>`
    select 1 as n from registry.person_identifiers i
    where i.number = ${nik} and i.kind = 'nik' and i.source_batch_id = ${batch.id} limit 1`.execute(tx);
  return inRegistry.length > 0 ? 0 : undefined;
}
