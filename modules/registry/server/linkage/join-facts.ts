import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { type SecondReason, secondBecause, weakestLink } from "../../domain/second-person.ts";
import { isWaiting, type PairRow, pairsAmong } from "./pair-rows.ts";
import type { Stored } from "./read-records.ts";
import { readReviewRules } from "./review-rules.ts";

/** Which of the records receive aid now: what was listed or paid within the last months, or a live enrolment. */
async function aidedRecords(tx: Tx, stored: readonly Stored[], today: string): Promise<number> {
  const { aidCurrentMonths } = await readReviewRules();
  const familyOf = (one: Stored) => one.family?.id ?? null;
  // What a family receives cannot tell two of its members apart.
  const shared = (one: Stored) =>
    stored.some(
      (other) => other.id !== one.id && familyOf(other) !== null && familyOf(other) === familyOf(one),
    );
  let aided = 0;
  for (const one of stored) {
    const row = one.person ?? one.family;
    const ids = [one.id, ...(one.person !== undefined && !shared(one) ? [familyOf(one)] : [])].filter(
      (id) => id !== null,
    );
    const { rows } = await sql<{ aided: boolean }>`
      select exists (
               select 1 from registry.aid_received a
                where a.region_code = ${row?.region_code}
                  and (a.person_id = any (${ids}::uuid[]) or a.family_id = any (${ids}::uuid[]))
                  and a.status in ('listed', 'paid')
                  and coalesce(a.period_upto_on, a.received_on, a.period_from_on, ${today}::date)
                      >= ${today}::date - make_interval(months => ${aidCurrentMonths}::int))
             or registry.is_enrolled(${row?.region_code}, ${ids}::uuid[], ${today}::date) as aided`.execute(
      tx,
    );
    if (rows[0]?.aided === true) aided += 1;
  }
  return aided;
}

/** Why joining these records needs a second person; empty = one is enough. */
export async function whySecond(
  tx: Tx,
  stored: readonly Stored[],
  pairs: readonly PairRow[],
  now: Date,
): Promise<SecondReason[]> {
  const ids = stored.map((one) => one.id);
  const among = pairsAmong(pairs, ids);
  const today = civilDateInWib(now);
  const hidden = await sql<{ found: boolean }>`
    select exists (select 1 from registry.person_conditions c
                    where c.region_code = any (${stored.map((one) => (one.person ?? one.family)?.region_code)}::text[])
                      and c.person_id = any (${ids}::uuid[]) and c.compartment is not null) as found`.execute(
    tx,
  );
  // What was decided of a record that has since become part of one of these holds for it too.
  const once = await sql<{ found: boolean }>`
    with one as (select unnest(${ids}::uuid[]) as id
                 union select s.merged_id from registry.same_records s where s.kept_id = any (${ids}::uuid[]))
    select exists (select 1 from registry.link_pairs p
                    where p.state = 'different' and p.a_id in (select id from one) and p.b_id in (select id from one)) as found`.execute(
    tx,
  );
  return secondBecause(
    {
      isProtected:
        hidden.rows[0]?.found === true ||
        stored.some((one) => one.person !== undefined && one.person.compartment !== null),
      aidedRecords: await aidedRecords(tx, stored, today),
      sexes: stored.map((one) => one.person?.sex ?? null),
      regionCodes: stored.map((one) => (one.person ?? one.family)?.region_code ?? ""),
      probability: weakestLink(
        ids,
        among
          .filter((pair) => isWaiting(pair.state))
          .map((pair) => ({ a: pair.a_id, b: pair.b_id, probability: pair.probability })),
      ),
      onceDifferent: once.rows[0]?.found === true,
    },
    (await readReviewRules()).secondPerson,
  );
}
