import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { lookAgain } from "./due-again.ts";

export interface CommitmentOf {
  readonly programmeCode: string;
  readonly period: string;
  readonly commitment: string;
}

/**
 * After checks of a commitment changed for the chosen enrolments (`e`): what was held for want of it is due, what is
 * due and no longer earned is held. What is being paid or was paid stays; it is only counted.
 */
export async function weighAgain(
  tx: Tx,
  { period, commitment }: CommitmentOf,
  chosen: RawBuilder<unknown>,
): Promise<{ readonly released: number; readonly held: number; readonly tooLate: number }> {
  const released = await lookAgain(tx, sql`${chosen} and t.period = ${period}`);
  const { rows } = await sql<{ held: number; tooLate: number }>`
    with unearned as (
      select t.region_code, t.id, t.state
        from delivery.entitlements t
        join delivery.enrolments e on e.region_code = t.region_code and e.id = t.enrolment_id
        join delivery.commitment_checks k on k.region_code = e.region_code and k.enrolment_id = e.id
             and k.commitment = ${commitment} and k.period = ${period} and not k.kept
        join programmes.versions v on v.id = e.version_id
       where ${chosen} and t.period = ${period} and t.state in ('due', 'paying', 'paid')
         and exists (select from jsonb_array_elements(v.definition #> '{cycle,stages}') s
                      where s.value ->> 'code' = t.stage and s.value -> 'requires' ? ${commitment})
    ), changed as (
      update delivery.entitlements t set state = 'held', held_because = ${`commitment:${commitment}`}
        from unearned u where u.state = 'due' and t.region_code = u.region_code and t.id = u.id and t.state = 'due'
      returning 1
    )
    select (select count(*)::int from changed) as held,
           (select count(*)::int from unearned u where u.state <> 'due') as "tooLate"`.execute(tx);
  return { released, ...(rows[0] ?? { held: 0, tooLate: 0 }) };
}
