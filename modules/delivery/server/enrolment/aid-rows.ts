import { type RawBuilder, sql } from "kysely";

/**
 * Enrolments as rows of aid received, for the registry's recordAid: the aid's id is the enrolment's. `e` is
 * delivery.enrolments, `where` chooses among them.
 */
export const aidRows = (
  status: "listed" | "paid" | "returned" | "stopped",
  receivedOn: string | null,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select e.region_code, e.id, e.place_code, e.compartment, e.family_id, e.person_id,
         coalesce(v.definition #>> '{names,0}', e.programme_code) as programme, 'Dinas Sosial' as giver,
         lower(e.during) as period_from_on, upper(e.during) - 1 as period_upto_on, '' as stage,
         e.amount_rupiah * e.times as amount_rupiah, ${receivedOn}::date as received_on, ${status}::text as status
    from delivery.enrolments e join programmes.versions v on v.id = e.version_id
   where ${where}`;
