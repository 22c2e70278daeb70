import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { AllocationLine } from "../../contract/goods-shapes.ts";
import { placeNamer } from "../place-label.ts";

/** An allocation as stored, with the names a screen shows. */
export interface AllocationRow {
  readonly id: string;
  readonly region_code: string;
  readonly place_code: string;
  readonly compartment: string | null;
  readonly entitlement_id: string;
  readonly lot_id: string;
  readonly quantity: number;
  readonly handed_over: number;
  readonly state: AllocationLine["state"];
  readonly revision: number;
  readonly programme_code: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly name: string;
  readonly item_code: string;
  readonly item_title: AllocationLine["itemTitle"];
  readonly measure: string;
  readonly serial_numbered: boolean;
  readonly needs_fitting: boolean;
}

/** Columns and joins of an AllocationRow; `a` is delivery.goods_allocations. */
export const allocationColumns = sql`
  a.id, a.region_code, a.place_code, a.compartment, a.entitlement_id, a.lot_id, a.quantity, a.handed_over, a.state, a.revision,
  e.programme_code, n.subject_kind, n.subject_id, l.name, i.code as item_code, i.title as item_title, i.measure,
  i.serial_numbered, i.needs_fitting`;

export const allocationJoins = sql`
  join delivery.entitlements e on e.region_code = a.region_code and e.id = a.entitlement_id
  join delivery.enrolments n on n.region_code = e.region_code and n.id = e.enrolment_id
  join delivery.decree_lines l on l.region_code = n.region_code and l.decree_id = n.decree_id and l.line = n.decree_line
  join delivery.goods_items i on i.code = delivery.item_of_lot(a.lot_id)`;

/** One allocation, where the actor may see it. */
export async function findAllocation(tx: Tx, id: string): Promise<AllocationRow | undefined> {
  const { rows } = await sql<AllocationRow>`
    select ${allocationColumns} from delivery.goods_allocations a ${allocationJoins}
     where a.region_code >= left((select app.area_from()), 4) and a.region_code < (select app.area_upto())
       and a.id = ${id}`.execute(tx);
  return rows[0];
}

/** The same, its row held until the end of the transaction. */
export async function lockAllocation(tx: Tx, id: string): Promise<AllocationRow | undefined> {
  await sql`
    select 1 from delivery.goods_allocations a
     where a.region_code >= left((select app.area_from()), 4) and a.region_code < (select app.area_upto())
       and a.id = ${id} for update`.execute(tx);
  return findAllocation(tx, id);
}

export async function toAllocationLines(tx: Tx, rows: readonly AllocationRow[]): Promise<AllocationLine[]> {
  const placeOf = await placeNamer(
    tx,
    rows.map((row) => row.place_code),
  );
  return rows.map((row) => ({
    allocationId: row.id,
    entitlementId: row.entitlement_id,
    name: row.name,
    place: placeOf(row.place_code),
    programmeCode: row.programme_code,
    itemCode: row.item_code,
    itemTitle: row.item_title,
    measure: row.measure,
    quantity: row.quantity,
    handedOver: row.handed_over,
    state: row.state,
    revision: row.revision,
  }));
}

export const allocationSubject = (row: AllocationRow) => ({
  kind: row.subject_kind,
  id: row.subject_id,
  placeCode: row.place_code,
});
