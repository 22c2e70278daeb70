import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import type { DecreeState } from "../../contract/decree-shapes.ts";
import { listDecrees } from "../../contract/list-decrees.ts";
import { placeNamer } from "../place-label.ts";

interface Row {
  readonly decreeId: string;
  readonly kind: "new" | "amending";
  readonly programmeCode: string;
  readonly titleId: string;
  readonly titleEn: string;
  readonly period: string;
  readonly placeCode: string;
  readonly title: string;
  readonly number: string | null;
  readonly datedOn: string | null;
  readonly state: DecreeState;
  readonly lineCount: number;
  readonly totalRupiah: bigint;
  readonly openFindings: bigint;
  readonly madeAt: Date;
}

export const handler = query(listDecrees, async (tx, input, { locale }) => {
  const where = sql`(${input.state ?? null}::text is null or d.state = ${input.state ?? null})
    and (${input.programmeCode ?? null}::text is null or d.programme_code = ${input.programmeCode ?? null})`;
  const { rows } = await sql<Row>`
    select d.id as "decreeId", d.kind, d.programme_code as "programmeCode", v.definition->'title'->>'id' as "titleId",
           v.definition->'title'->>'en' as "titleEn", d.period, d.place_code as "placeCode", d.title, d.number, d.dated_on as "datedOn",
           d.state, d.line_count as "lineCount", d.total_rupiah as "totalRupiah", d.made_at as "madeAt",
           case when d.state in ('signed', 'cancelled') then 0 else delivery.open_findings(d.id) end as "openFindings"
      from delivery.decrees d join programmes.versions v on v.id = d.version_id
     where ${where} and (${input.after ?? null}::uuid is null or d.id < ${input.after ?? null}::uuid)
     order by d.id desc limit ${input.limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.decrees d where ${where}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const place = await placeNamer(
    tx,
    page.map((row) => row.placeCode),
  );
  return plain({
    decrees: page.map(({ titleId, titleEn, ...row }) => ({
      ...row,
      programmeTitle: locale === "id" ? titleId : titleEn,
      placeLabel: place(row.placeCode),
      totalRupiah: String(row.totalRupiah),
      openFindings: Number(row.openFindings),
      madeAt: row.madeAt.toISOString(),
    })),
    total: counted.rows[0]?.total ?? 0,
    next: rows.length > input.limit ? (page.at(-1)?.decreeId ?? null) : null,
  });
});
