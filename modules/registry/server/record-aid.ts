import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/**
 * Notes aid that this system itself gives among the aid every family and person ever received, so that rules and
 * pages see it beside the lists of others. Set-based: `rows` is a SELECT of region_code, id, place_code,
 * compartment, family_id, person_id, programme, giver, period_from_on, period_upto_on, stage, amount_rupiah,
 * received_on, status; a row without family or person (a group), or of one who
 * has moved out of this region since, is passed over. The same id again replaces status, amount
 * and date. Returns the number of rows written.
 */
export async function recordAid(tx: Tx, rows: RawBuilder<unknown>): Promise<number> {
  const result = await sql`
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
          received_on = coalesce(excluded.received_on, a.received_on)`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
