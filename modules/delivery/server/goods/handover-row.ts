import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** Minutes as stored. */
export interface HandoverRow {
  readonly id: string;
  readonly region_code: string;
  readonly place_code: string;
  readonly compartment: string | null;
  readonly allocation_id: string;
  readonly number: string;
  readonly outcome: "full" | "partial" | "refused" | "not-met";
  readonly quantity: number;
  readonly happened_at: Date;
  readonly receiver_name: string;
  readonly receiver_relation: "self" | "family" | "guardian" | "proxy";
  readonly serial_number: string;
  readonly fitted_on: string | null;
  readonly signature: Buffer | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly note: string;
  readonly recorded_by: string;
}

/** Minutes by id, where the actor may see them. */
export async function findHandover(tx: Tx, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await sql<HandoverRow>`
    select h.id, h.region_code, h.place_code, h.compartment, h.allocation_id, h.number, h.outcome, h.quantity, h.happened_at,
           h.receiver_name, h.receiver_relation, h.serial_number, h.fitted_on, h.signature, h.latitude, h.longitude, h.note,
           h.recorded_by
      from delivery.handovers h
     where h.region_code >= left((select app.area_from()), 4) and h.region_code < (select app.area_upto())
       and h.id = ${id}`.execute(tx);
  return rows[0];
}
