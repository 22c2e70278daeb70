import { sql } from "kysely";
import { recordAid } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { aidRows } from "./aid-rows.ts";

/**
 * Enrols the lines of a signed decree in one kabupaten/kota: one INSERT … SELECT, the overlap constraint of
 * delivery.enrolments decides, and every line that made no enrolment is written down with its reason. Running it
 * again adds nothing. Returns rows that are new.
 */
export async function enrolRegion(
  tx: Tx,
  decreeId: string,
  regionCode: string,
): Promise<{ readonly enrolled: number; readonly refused: number }> {
  const enrolled = await sql<{ ids: string[] }>`
    with made as (
      insert into delivery.enrolments (region_code, place_code, compartment, programme_code, version_id, decree_id, decree_line,
        subject_kind, subject_id, family_id, person_id, during, amount_rupiah, times, channel, account_number, account_name)
      select l.region_code, l.place_code, l.compartment, d.programme_code, d.version_id, d.id, l.line, l.subject_kind,
             l.subject_id, l.family_id, l.person_id, daterange(d.starts_on, d.ends_on, '[]'), l.amount_rupiah, l.times,
             l.channel, l.account_number, l.account_name
        from delivery.decree_lines l join delivery.decrees d on d.id = l.decree_id
       where l.decree_id = ${decreeId} and l.region_code = ${regionCode} and d.state = 'signed'
         and l.effect = 'grant' and l.subject_id is not null
       order by l.line
      -- Both walls at once: a line enrolled before, and a subject that is in the programme on one of these days.
      on conflict do nothing
      returning region_code, id, place_code, compartment, decree_line
    ), told as (
      insert into delivery.enrolment_events (region_code, enrolment_id, place_code, compartment, kind, happened_on, reason, recorded_by)
      select m.region_code, m.id, m.place_code, m.compartment, 'enrolled', d.starts_on,
             'SK ' || d.number || ' nomor urut ' || m.decree_line, d.signed_by
        from made m cross join delivery.decrees d where d.id = ${decreeId}
    )
    select coalesce(array_agg(m.id), '{}') as ids from made m`.execute(tx);
  const ids = enrolled.rows[0]?.ids ?? [];
  // By their ids: asked as "not yet among aid received", tables whose statistics are older than their rows made the
  // planner compare every enrolment with every aid row, 78 million pairs for a region of 12,500.
  if (ids.length > 0)
    await recordAid(
      tx,
      aidRows("listed", null, sql`e.region_code = ${regionCode} and e.id = any (${ids}::uuid[])`),
    );
  // Only lines without an enrolment are asked who stands in their way: that look costs 3 ms a line. They are told apart
  // by a list at hand, again so that no plan can compare every line with every enrolment.
  const taken = await sql<{ lines: number[] }>`
    select coalesce(array_agg(e.decree_line), '{}') as lines from delivery.enrolments e
     where e.region_code = ${regionCode} and e.decree_id = ${decreeId}`.execute(tx);
  const refused = await sql`
    with missing as materialized (
      select l.region_code, l.decree_id, l.line, l.place_code, l.compartment, l.subject_id, d.programme_code,
             daterange(d.starts_on, d.ends_on, '[]') as during
        from delivery.decree_lines l join delivery.decrees d on d.id = l.decree_id
       where l.decree_id = ${decreeId} and l.region_code = ${regionCode} and d.state = 'signed' and l.effect = 'grant'
         and l.line <> all (${taken.rows[0]?.lines ?? []}::int[])
    )
    insert into delivery.enrolment_refusals (region_code, decree_id, line, place_code, compartment, reason, other_decree_id)
    select m.region_code, m.decree_id, m.line, m.place_code, m.compartment,
           case when m.subject_id is null then 'unknown-subject'
                when o.decree_id = m.decree_id then 'twice-in-decree'
                when o.decree_id is not null then 'already-enrolled'
                else 'not-enrolled' end, o.decree_id
      from missing m
      left join lateral (
        select e.decree_id from delivery.enrolments e
         where e.region_code = m.region_code and e.programme_code = m.programme_code and e.subject_id = m.subject_id
           and e.during && m.during
         order by e.decree_id = m.decree_id desc limit 1) o on true
    on conflict do nothing`.execute(tx);
  return { enrolled: ids.length, refused: Number(refused.numAffectedRows ?? 0n) };
}
