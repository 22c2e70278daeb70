import { sql } from "kysely";
import { candidateSource } from "#modules/programmes/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { Check } from "../check.ts";

/**
 * What the assessment of the decree's version and period says about its lines. Empty where nothing was assessed: an
 * amount or an answer that nobody computed cannot be compared.
 */
export async function prepareMarks(tx: Tx): Promise<void> {
  await sql`create temporary table marks (region_code text collate "C", line integer, status text, amount_rupiah bigint) on commit drop`.execute(
    tx,
  );
  const { rows } = await sql<{ versionId: string; period: string; placeCode: string }>`
    select version_id as "versionId", period, place_code as "placeCode" from about`.execute(tx);
  const [about] = rows;
  const source = about === undefined ? null : await candidateSource(tx, about);
  if (source !== null)
    await sql`
      insert into marks
      select l.region_code, l.line, c.status, c.amount_rupiah
        from ${source.relation} as c join lines l on l.region_code = c.region_code and l.subject_id = c.subject_id`.execute(
      tx,
    );
  await sql`analyze marks`.execute(tx);
}

const columns = "l.region_code, l.place_code, l.compartment, l.line, null::integer as other_line";

const byStatus = (kind: Check["kind"], status: string): Check => ({
  kind,
  select: `select ${columns}, '{}'::jsonb as details, l.subject_id || ':${status}' as fact
    from lines l join marks m using (region_code, line) where m.status = '${status}'`,
});

export const assessmentChecks: readonly Check[] = [
  byStatus("not-eligible", "not-eligible"),
  byStatus("data-lacking", "data-lacking"),
  byStatus("overlap-forbidden", "overlap"),
  byStatus("cooling-off", "cooling-off"),
  {
    kind: "on-hold",
    select: `select ${columns}, jsonb_build_object('hold', h.kind, 'reason', h.reason, 'untilOn', h.until_on) as details, h.id::text as fact
      from lines l join programmes.holds h
        on h.region_code = l.region_code and h.subject_id in (l.subject_id, l.family_id, l.person_id)
       and h.programme_code = (select programme_code from about) and h.lifted_at is null
       and (h.until_on is null or h.until_on >= current_date)`,
  },
  {
    kind: "amount-differs",
    select: `select ${columns}, jsonb_build_object('assessedRupiah', m.amount_rupiah::text, 'totalRupiah', l.total_rupiah::text) as details,
        m.amount_rupiah || '≠' || l.total_rupiah as fact
      from lines l join marks m using (region_code, line) where m.amount_rupiah <> l.total_rupiah and m.amount_rupiah > 0`,
  },
];
