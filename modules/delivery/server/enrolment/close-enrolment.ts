import { sql } from "kysely";
import { recordAid } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { aidRows } from "./aid-rows.ts";
import type { EnrolmentRow } from "./enrolment-row.ts";
import { cancelRemainder } from "./free-remainder.ts";

/**
 * Ends an enrolment on a day (its last) and cancels what no payment has taken. Returns what the decree had bound
 * for it and is left over.
 */
export async function closeEnrolment(
  tx: Tx,
  row: EnrolmentRow,
  because: "graduated" | "exited" | "dead" | "moved" | "replaced",
  onDate: string,
): Promise<Awaited<ReturnType<typeof cancelRemainder>>> {
  await sql`
    update delivery.enrolments e
       set state = 'ended', ended_because = ${because}, revision = e.revision + 1,
           during = daterange(lower(e.during), ${onDate}::date, '[]')
     where e.region_code = ${row.regionCode} and e.id = ${row.id}`.execute(tx);
  const chosen = sql`e.region_code = ${row.regionCode} and e.id = ${row.id}`;
  const remainders = await cancelRemainder(tx, chosen);
  await recordAid(tx, aidRows("stopped", null, chosen));
  return remainders;
}
