import type { Database } from "#platform/db/connection.ts";
import { anEnrolledDecree } from "./enrolled.ts";
import type { DecreeSeed } from "./signed-decree.ts";

/** A signed, enrolled decree with one entitlement of 150,000 a line, due on 15 March 2026. */
export async function anEntitledDecree(database: Database, seed: DecreeSeed = {}) {
  const decree = await anEnrolledDecree(database, seed);
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into delivery.entitlements (region_code, place_code, compartment, enrolment_id, programme_code, decree_id, budget_id,
       period, stage, due_on, amount_rupiah)
     select n.region_code, n.place_code, n.compartment, n.id, n.programme_code, n.decree_id, $2, '2026', 'uji', '2026-03-15', 150000
       from delivery.enrolments n where n.decree_id = $1 order by n.decree_line returning id`,
    [decree.id, decree.budgetId],
  );
  return { ...decree, entitlementIds: rows.map((row) => row.id) };
}
