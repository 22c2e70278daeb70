import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listSelectionLines } from "../../contract/list-selection-lines.ts";
import { placeNamer } from "../place-label.ts";

interface Row {
  readonly subjectId: string;
  readonly familyId: string | null;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly name: string | null;
  readonly nik: string | null;
  readonly rank: number | null;
  readonly rankValues: Array<number | null>;
  readonly amountRupiah: bigint;
  readonly mark: "selected" | "reserve" | "added" | "removed";
  readonly because: string;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
}

export const handler = query(listSelectionLines, async (tx, input) => {
  const { selectionId, limit } = input;
  const there = await sql`select 1 from delivery.selections s where s.id = ${selectionId}`.execute(tx);
  if (there.rows.length === 0) return refuse("SELECTION_NOT_FOUND");
  const mark = input.mark ?? null;
  const where = sql`l.selection_id = ${selectionId} and (${input.regionCode ?? null}::text is null or l.region_code = ${input.regionCode ?? null})
    and (${mark}::text is null or l.mark = ${mark} or (${mark} = 'changed' and l.mark in ('added', 'removed')))`;
  const { rows } = await sql<Row>`
    with page as (
      select l.* from delivery.selection_lines l
       where ${where}
         and (${input.after ?? null}::uuid is null
              or (l.region_code, coalesce(l.rank, 2147483647), l.subject_id) >
                 (select a.region_code, coalesce(a.rank, 2147483647), a.subject_id from delivery.selection_lines a
                   where a.selection_id = ${selectionId} and a.subject_id = ${input.after ?? null}::uuid))
       order by l.region_code, coalesce(l.rank, 2147483647), l.subject_id limit ${limit + 1})
    select l.subject_id as "subjectId", l.family_id as "familyId", l.region_code as "regionCode", l.place_code as "placeCode",
           coalesce(p.name, f.head_name) as name, p.nik, l.rank, l.rank_values as "rankValues", l.amount_rupiah as "amountRupiah", l.mark,
           l.because, l.changed_by as "changedBy", l.changed_at as "changedAt"
      from page l
      left join registry.families f on f.region_code = l.region_code and f.id = l.family_id
      left join lateral (
        select p.name, p.nik from registry.persons p
         where p.region_code = l.region_code and (p.id = l.person_id or (l.person_id is null and p.family_id = l.family_id and p.life_status = 'alive'))
         order by p.relation = 1 desc nulls last, p.born_on nulls last limit 1) p on true
     order by l.region_code, coalesce(l.rank, 2147483647), l.subject_id`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.selection_lines l where ${where}`.execute(tx);
  const page = rows.slice(0, limit);
  const place = await placeNamer(
    tx,
    page.map((row) => row.placeCode),
  );
  const names = await userNames(
    tx,
    page.flatMap((row) => row.changedBy ?? []),
  );
  return shown(
    {
      lines: page.map(({ nik, placeCode, changedAt, ...row }) => ({
        ...row,
        name: row.name ?? "–",
        nikMasked: nik === null ? null : maskNumber(nik),
        placeLabel: place(placeCode),
        amountRupiah: String(row.amountRupiah),
        changedBy: row.changedBy === null ? null : (names.get(row.changedBy) ?? null),
        changedAt: changedAt?.toISOString() ?? null,
      })),
      total: counted.rows[0]?.total ?? 0,
      next: rows.length > limit ? (page.at(-1)?.subjectId ?? null) : null,
    },
    {
      purpose: "list",
      subjects: page.map((row) => ({
        kind: row.familyId === null ? "person" : "family",
        id: row.familyId ?? row.subjectId,
        placeCode: row.placeCode,
      })),
    },
  );
});
