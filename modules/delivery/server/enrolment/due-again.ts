import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** First of the commitments (a text[]) that enrolment `e` is not known to have kept in the period, or null. */
export const missingCommitment = (commitments: RawBuilder<unknown>, period: RawBuilder<unknown>) => sql`(
  select min(c) from unnest(${commitments}) c
   where not exists (select from delivery.commitment_checks k where k.region_code = e.region_code
                      and k.enrolment_id = e.id and k.commitment = c and k.period = ${period} and k.kept))`;

/**
 * Looks again at what is held for the chosen enrolments (`e`) and entitlements (`t`): due where nothing stands
 * against it any more, else held for what still does. Returns how many became due.
 */
export async function lookAgain(tx: Tx, chosen: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ due: number }>`
    with needs as materialized (
      select v.id as version_id, s.value ->> 'code' as stage,
             array(select jsonb_array_elements_text(s.value -> 'requires')) as commitments
        from programmes.versions v cross join lateral jsonb_array_elements(v.definition #> '{cycle,stages}') s
       where v.state in ('approved', 'withdrawn')
    ), looked as (
      select t.region_code, t.id,
             case when e.state = 'paused' then 'paused'
                  else 'commitment:' || ${missingCommitment(sql`n.commitments`, sql`t.period`)} end as because
        from delivery.entitlements t
        join delivery.enrolments e on e.region_code = t.region_code and e.id = t.enrolment_id
        left join needs n on n.version_id = e.version_id and n.stage = t.stage
       where t.state = 'held' and ${chosen}
    ), changed as (
      update delivery.entitlements t
         set state = case when l.because is null then 'due' else 'held' end, held_because = l.because
        from looked l
       where t.region_code = l.region_code and t.id = l.id and t.held_because is distinct from l.because
      returning t.state
    )
    select count(*) filter (where c.state = 'due')::int as due from changed c`.execute(tx);
  return rows[0]?.due ?? 0;
}
