import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export interface ChangeRow {
  readonly id: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly compartment: string | null;
  readonly origin: "visit" | "proposal";
  readonly originId: string;
  readonly familyId: string | null;
  readonly personId: string | null;
  readonly act: "set-field" | "life-event" | "create-family" | "move-family" | "end-family";
  readonly field: string;
  readonly before: string | number | null;
  readonly after: unknown;
  readonly reason: string;
  readonly state: string;
  readonly proposedAt: Date;
  readonly proposedBy: string;
}

/** Lines of the bench by id, held until the end of the transaction, in a fixed order so that two benches never lock crosswise. */
export async function lockChanges(tx: Tx, ids: readonly string[]): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select c.id, c.region_code as "regionCode", c.place_code as "placeCode", c.compartment, c.origin, c.origin_id as "originId",
           c.family_id as "familyId", c.person_id as "personId", c.act, c.field, c.before_value as before, c.after_value as after,
           c.reason, c.state, c.proposed_at as "proposedAt", c.proposed_by as "proposedBy"
      from verification.change_proposals c
     where c.region_code >= left((select app.area_from()), 4) and c.region_code < (select app.area_upto())
       and c.id = any (${ids}::uuid[]) order by c.id for update`.execute(tx);
  return rows;
}
