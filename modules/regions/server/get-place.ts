import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getPlace } from "../contract/get-place.ts";
import { officeProvince } from "./office-province.ts";
import { type SummaryRow, summaryColumns, toSummary } from "./place-summary.ts";

interface Row extends SummaryRow {
  readonly bps_code: string | null;
  readonly coastal: boolean | null;
  readonly small_island: boolean | null;
  readonly ancestors: Array<{ code: string; label: string }>;
  readonly counts: Record<
    "regencies" | "districts" | "villages" | "desa" | "kelurahan" | "islands" | "populatedIslands",
    number
  >;
  readonly aliases: string[];
}

export const handler = query(getPlace, async (tx, input) => {
  const code = input.code === "own-province" ? await officeProvince(tx) : input.code;
  const { rows } = await sql<Row>`
    select ${sql.raw(summaryColumns)}, p.bps_code, p.coastal, p.small_island,
      (select coalesce(jsonb_agg(jsonb_build_object('code', a.code, 'label', a.label) order by a.code), '[]')
       from places a
       where a.code in (left(p.code, 2), left(p.code, 4), left(p.code, 6)) and a.code <> p.code) as ancestors,
      (select jsonb_build_object(
         'regencies', count(*) filter (where c.level = 'regency' and c.code <> p.code),
         'districts', count(*) filter (where c.level = 'district' and c.code <> p.code),
         'villages', count(*) filter (where c.level = 'village' and c.code <> p.code),
         'desa', count(*) filter (where c.kind in ('desa', 'desa-adat') and c.code <> p.code),
         'kelurahan', count(*) filter (where c.kind = 'kelurahan' and c.code <> p.code),
         'islands', i.islands, 'populatedIslands', i.populated)
       from places c where c.in_force and c.code >= p.code and c.code < p.code || ':') as counts,
      array(select a.alias from place_aliases a where a.code = p.code order by a.alias) as aliases
    from places p
    cross join lateral (
      select count(*) as islands, count(*) filter (where n.populated) as populated
      from islands n
      where case when p.level = 'province' then n.province_code = p.code else n.regency_code = p.code end) i
    where p.code = ${code}`.execute(tx);
  const row = rows[0];
  if (!row) return refuse("PLACE_NOT_FOUND");
  return plain({
    ...toSummary(row),
    bpsCode: row.bps_code,
    coastal: row.coastal,
    smallIsland: row.small_island,
    ancestors: row.ancestors,
    counts: row.counts,
    aliases: row.aliases,
  });
});
