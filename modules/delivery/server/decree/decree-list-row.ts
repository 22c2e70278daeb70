import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { DecreeRow, DecreeState } from "../../contract/decree-shapes.ts";
import { placeNamer } from "../place-label.ts";

export interface RowRecord {
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

/** Columns of a decree in lists; a decree that is over has no finding left to decide. */
export const rowColumns = sql`d.id as "decreeId", d.kind, d.programme_code as "programmeCode", v.definition->'title'->>'id' as "titleId",
  v.definition->'title'->>'en' as "titleEn", d.period, d.place_code as "placeCode", d.title, d.number, d.dated_on as "datedOn",
  d.state, d.line_count as "lineCount", d.total_rupiah as "totalRupiah", d.made_at as "madeAt",
  case when d.state = 'cancelled' then 0 else delivery.open_findings(d.id) end as "openFindings"`;

export const rowJoins = sql`join programmes.versions v on v.id = d.version_id`;

export async function toRows(tx: Tx, rows: readonly RowRecord[], locale: "id" | "en"): Promise<DecreeRow[]> {
  const place = await placeNamer(
    tx,
    rows.map((row) => row.placeCode),
  );
  return rows.map((row) => ({
    decreeId: row.decreeId,
    kind: row.kind,
    programmeCode: row.programmeCode,
    programmeTitle: locale === "id" ? row.titleId : row.titleEn,
    period: row.period,
    placeCode: row.placeCode,
    placeLabel: place(row.placeCode),
    title: row.title,
    number: row.number,
    datedOn: row.datedOn,
    state: row.state,
    lineCount: row.lineCount,
    totalRupiah: String(row.totalRupiah),
    openFindings: Number(row.openFindings),
    madeAt: row.madeAt.toISOString(),
  }));
}
