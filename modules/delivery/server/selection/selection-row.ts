import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { SelectionRow } from "../../contract/selection-shapes.ts";
import { placeNamer } from "../place-label.ts";

export interface SelectionRecord
  extends Omit<SelectionRow, "programmeTitle" | "placeLabel" | "totalRupiah" | "madeAt"> {
  readonly titleId: string;
  readonly titleEn: string;
  readonly totalRupiah: bigint;
  readonly madeAt: Date;
}

export const selectionColumns = sql`s.id as "selectionId", s.programme_code as "programmeCode", s.period, s.place_code as "placeCode", s.title,
  s.state, s.made_at as "madeAt", v.definition->'title'->>'id' as "titleId", v.definition->'title'->>'en' as "titleEn",
  n.chosen, n.reserves, n.total as "totalRupiah"`;

/** Counts through the actor's own eyes. */
export const countsJoin = sql`join programmes.versions v on v.id = s.version_id
  cross join lateral (
    select count(*) filter (where l.mark in ('selected', 'added'))::int as chosen, count(*) filter (where l.mark = 'reserve')::int as reserves,
           coalesce(sum(l.amount_rupiah) filter (where l.mark in ('selected', 'added')), 0)::bigint as total
      from delivery.selection_lines l where l.selection_id = s.id) n`;

export async function toSelectionRows(
  tx: Tx,
  rows: readonly SelectionRecord[],
  locale: "id" | "en",
): Promise<SelectionRow[]> {
  const place = await placeNamer(
    tx,
    rows.map((row) => row.placeCode),
  );
  return rows.map((row) => ({
    selectionId: row.selectionId,
    programmeCode: row.programmeCode,
    programmeTitle: locale === "id" ? row.titleId : row.titleEn,
    period: row.period,
    placeCode: row.placeCode,
    placeLabel: place(row.placeCode),
    title: row.title,
    state: row.state,
    chosen: row.chosen,
    reserves: row.reserves,
    totalRupiah: String(row.totalRupiah),
    madeAt: row.madeAt.toISOString(),
  }));
}
