import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { ProposalListRow } from "../../contract/proposal-shapes.ts";
import { placeNamer } from "../place-label.ts";

interface Row extends Omit<ProposalListRow, "placeLabel" | "programmeTitle" | "receivedAt"> {
  readonly titleId: string | null;
  readonly titleEn: string | null;
  readonly receivedAt: Date;
}

/** Columns of a list as people see it; the programme's title is that of its latest version. */
export const listColumns = sql`l.id as "listId", l.programme_code as "programmeCode", l.period, l.place_code as "placeCode", l.purpose,
  l.letter_number as "letterNumber", l.proposed_on as "proposedOn", l.file_name as "fileName", l.state, l.line_count as "lineCount",
  l.refused_count as "refusedCount", l.received_at as "receivedAt", t.title->>'id' as "titleId", t.title->>'en' as "titleEn"`;

export const titleJoin = sql`left join lateral (
  select v.definition->'title' as title from programmes.versions v where v.programme_code = l.programme_code
   order by v.state = 'approved' desc, v.number desc limit 1) t on true`;

export async function toListRows(
  tx: Tx,
  rows: readonly (Row & object)[],
  locale: "id" | "en",
): Promise<ProposalListRow[]> {
  const place = await placeNamer(
    tx,
    rows.map((row) => row.placeCode),
  );
  return rows.map((row) => ({
    listId: row.listId,
    programmeCode: row.programmeCode,
    programmeTitle: (locale === "id" ? row.titleId : row.titleEn) ?? row.programmeCode,
    period: row.period,
    placeCode: row.placeCode,
    placeLabel: place(row.placeCode),
    purpose: row.purpose,
    letterNumber: row.letterNumber,
    proposedOn: row.proposedOn,
    fileName: row.fileName,
    state: row.state,
    lineCount: row.lineCount,
    refusedCount: row.refusedCount,
    receivedAt: row.receivedAt.toISOString(),
  }));
}
export type { Row as ListRecord };
