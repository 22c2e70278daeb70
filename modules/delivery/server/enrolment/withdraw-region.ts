import { sql } from "kysely";
import { recordAid } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { aidRows } from "./aid-rows.ts";
import { cancelRemainder, freeRemainder } from "./free-remainder.ts";

/**
 * Carries out the withdrawing lines of an amending decree in one kabupaten/kota: the enrolment ends the day before
 * the amendment holds (on its first day, if it had not begun), what is still due is cancelled, its money freed.
 */
export async function withdrawRegion(tx: Tx, decreeId: string, regionCode: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update delivery.enrolments e
       set state = 'ended', ended_because = 'withdrawn', revision = e.revision + 1,
           during = daterange(lower(e.during), greatest(d.starts_on, lower(e.during) + 1), '[)')
      from delivery.decree_lines l join delivery.decrees d on d.id = l.decree_id
     where l.decree_id = ${decreeId} and l.region_code = ${regionCode} and d.state = 'signed' and l.effect = 'withdraw'
       and e.region_code = l.region_code and e.programme_code = d.programme_code and e.subject_id = l.subject_id
       and e.decree_id <> d.id and e.state <> 'ended' and upper(e.during) > d.starts_on
    returning e.id`.execute(tx);
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.id);
  const chosen = sql`e.region_code = ${regionCode} and e.id = any (${ids}::uuid[])`;
  await sql`
    insert into delivery.enrolment_events (region_code, enrolment_id, place_code, compartment, kind, happened_on, reason, recorded_by)
    select e.region_code, e.id, e.place_code, e.compartment, 'exited', d.starts_on, 'Dicabut dengan SK ' || d.number, d.signed_by
      from delivery.enrolments e cross join delivery.decrees d where d.id = ${decreeId} and ${chosen}`.execute(
    tx,
  );
  const remainders = await cancelRemainder(tx, chosen);
  await freeRemainder(tx, remainders, { kind: "decree", id: decreeId }, "pencabutan dengan SK perubahan");
  await recordAid(tx, aidRows("stopped", null, chosen));
  return ids.length;
}
