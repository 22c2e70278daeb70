import { sql } from "kysely";
import { placeLabels } from "#modules/regions/server/index.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getSelection } from "../../contract/get-selection.ts";
import { countsJoin, type SelectionRecord, selectionColumns, toSelectionRows } from "./selection-row.ts";

interface More extends SelectionRecord {
  readonly unit: string;
  readonly fromProposals: boolean;
  readonly tieRule: string;
  readonly ceilingRupiah: bigint | null;
  readonly batchId: string | null;
  readonly errorCode: string | null;
  readonly quota: Record<string, number>;
  readonly decreeId: string | null;
  readonly revision: number;
}

export const handler = query(getSelection, async (tx, { selectionId }, { actor, locale }) => {
  const { rows } = await sql<More>`
    select ${selectionColumns}, v.definition->>'unit' as unit, s.from_proposals as "fromProposals", s.tie_rule as "tieRule",
           s.ceiling_rupiah as "ceilingRupiah", s.batch_id as "batchId",
           (select b.error_code from app.batches b where b.id = s.batch_id) as "errorCode",
           coalesce(nullif(s.quota, '{}'), v.definition->'quota'->'byRegion', '{}') as quota, s.revision,
           (select d.id from delivery.decrees d where d.selection_id = s.id and d.state <> 'cancelled' order by d.id desc limit 1) as "decreeId"
      from delivery.selections s ${countsJoin} where s.id = ${selectionId}`.execute(tx);
  const [selection] = rows;
  const [row] = await toSelectionRows(tx, rows, locale);
  if (!selection || !row) return refuse("SELECTION_NOT_FOUND");
  const regions = await sql<{
    regionCode: string;
    selected: number;
    added: number;
    removed: number;
    reserves: number;
    totalRupiah: bigint;
  }>`
    select l.region_code as "regionCode", count(*) filter (where l.mark = 'selected')::int as selected,
           count(*) filter (where l.mark = 'added')::int as added, count(*) filter (where l.mark = 'removed')::int as removed,
           count(*) filter (where l.mark = 'reserve')::int as reserves,
           coalesce(sum(l.amount_rupiah) filter (where l.mark in ('selected', 'added')), 0)::bigint as "totalRupiah"
      from delivery.selection_lines l where l.selection_id = ${selectionId} group by 1`.execute(tx);
  const hasQuota = Object.keys(selection.quota).length > 0;
  const inPlace = (code: string) =>
    code.startsWith(selection.placeCode) || selection.placeCode.startsWith(code);
  const found = new Map(regions.rows.map((region) => [region.regionCode, region]));
  const codes = [...new Set([...Object.keys(selection.quota).filter(inPlace), ...found.keys()])].toSorted();
  const labels = await placeLabels(tx, codes);
  return plain({
    ...row,
    unit: selection.unit,
    fromProposals: selection.fromProposals,
    tieRule: selection.tieRule,
    ceilingRupiah: selection.ceilingRupiah === null ? null : String(selection.ceilingRupiah),
    batchId: selection.batchId,
    errorCode: selection.errorCode,
    regions: codes.map((code) => {
      const region = found.get(code);
      return {
        regionCode: code,
        label: labels.get(code) ?? code,
        quota: hasQuota ? (selection.quota[code] ?? 0) : null,
        selected: region?.selected ?? 0,
        added: region?.added ?? 0,
        removed: region?.removed ?? 0,
        reserves: region?.reserves ?? 0,
        totalRupiah: String(region?.totalRupiah ?? 0n),
      };
    }),
    decreeId: selection.decreeId,
    canChange: selection.state === "open" && actor.permissions.has("delivery.selection.prepare"),
    revision: selection.revision,
  });
});
