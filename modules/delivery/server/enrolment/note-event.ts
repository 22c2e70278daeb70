import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { EnrolmentRow } from "./enrolment-row.ts";

export type EnrolmentEventKind = "enrolled" | "paused" | "resumed" | "replaced" | "graduated" | "exited";

/** Adds a line to an enrolment's history. */
export async function noteEvent(
  tx: Tx,
  row: Pick<EnrolmentRow, "id" | "regionCode" | "placeCode" | "compartment">,
  event: {
    readonly kind: EnrolmentEventKind;
    readonly happenedOn: string;
    readonly reason: string;
    readonly by: string;
  },
): Promise<void> {
  await sql`
    insert into delivery.enrolment_events (region_code, enrolment_id, place_code, compartment, kind, happened_on, reason, recorded_by)
    values (${row.regionCode}, ${row.id}, ${row.placeCode}, ${row.compartment}, ${event.kind}, ${event.happenedOn},
            ${event.reason}, ${event.by})`.execute(tx);
}
