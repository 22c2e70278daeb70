import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/**
 * Notes aid that this system itself gives among the aid every family and person ever received, so that rules and
 * pages see it beside the lists of others. Set-based: `rows` is a SELECT of region_code, id, place_code,
 * compartment, family_id, person_id, programme, giver, period_from_on, period_upto_on, stage, amount_rupiah,
 * received_on, status; a row without family or person (a group), or of one who
 * has moved out of this region since, is passed over. The same id again replaces status, amount
 * and date; a changed status or end is logged as a change of its family or person, so that an assessment judges
 * them again. Returns the number of rows written.
 */
export async function recordAid(tx: Tx, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: written } = await sql<{ count: number }>`
    with written as (
    insert into registry.aid_received as a (region_code, id, place_code, compartment, family_id, person_id, programme, giver,
      period_from_on, period_upto_on, stage, amount_rupiah, received_on, status, source)
    select r.region_code, r.id, r.place_code, r.compartment, r.family_id, r.person_id, r.programme, r.giver,
           r.period_from_on, r.period_upto_on, r.stage, r.amount_rupiah, r.received_on, r.status, 'sinergi'
      from (${rows}) as r
     where (r.family_id is not null or r.person_id is not null)
       and (r.family_id is null or exists (select from registry.families f where f.region_code = r.region_code and f.id = r.family_id))
       and (r.person_id is null or exists (select from registry.persons p where p.region_code = r.region_code and p.id = r.person_id))
    on conflict (region_code, id) do update
      set status = excluded.status, amount_rupiah = excluded.amount_rupiah, period_upto_on = excluded.period_upto_on,
          received_on = coalesce(excluded.received_on, a.received_on)
    returning new.region_code, new.place_code, new.compartment, new.family_id, new.person_id, new.programme,
              old.id is not null and (old.status, old.period_upto_on) is distinct from (new.status, new.period_upto_on) as changed,
              old.status as was, new.status as became),
    logged as (
    insert into registry.changes (region_code, place_code, compartment, subject_kind, subject_id, field, old_value, new_value, reason, source, changed_by)
    select w.region_code, w.place_code, w.compartment, case when w.person_id is null then 'family' else 'person' end,
           coalesce(w.person_id, w.family_id), 'aid', w.was, w.became, w.programme, 'sinergi', app.actor_id()
      from written w where w.changed)
    select count(*)::int as count from written`.execute(tx);
  return written[0]?.count ?? 0;
}
