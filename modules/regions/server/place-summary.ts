import type { PlaceSummary } from "../contract/shapes.ts";

/** Row of the summary columns below. */
export interface SummaryRow {
  readonly code: string;
  readonly level: PlaceSummary["level"];
  readonly kind: PlaceSummary["kind"];
  readonly name: string;
  readonly label: string;
  readonly within: string[];
}

/** Columns of a summary for a table alias `p`; the labels of the places around it come with it. */
export const summaryColumns = `
  p.code, p.level, p.kind, p.name, p.label,
  array(select a.label from places a
        where a.code in (left(p.code, 2), left(p.code, 4), left(p.code, 6)) and length(a.code) < length(p.code)
        order by a.code collate "C") as within`;

export function toSummary(row: SummaryRow): PlaceSummary {
  const { code, level, kind, name, label, within } = row;
  return { code, level, kind, name, label, within };
}
