import { placeLabels } from "#modules/regions/server/index.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { findDecree } from "../decree/decree-row.ts";
import { readFigures } from "./read-figures.ts";

export const handler = query(getReconciliation, async (tx, { decreeId }, { locale }) => {
  if (!(await findDecree(tx, decreeId))) return refuse("DECREE_NOT_FOUND");
  const { regions, kinds } = await readFigures(tx.client, decreeId);
  const labels = await placeLabels(
    tx,
    regions.map((region) => region.regionCode),
  );
  const nowhere = locale === "id" ? "Tanpa kabupaten/kota" : "Without a regency";
  const sum = (of: "proposed" | "lines" | "duplicates" | "open" | "resolved") =>
    regions.reduce((total, region) => total + region[of], 0);
  return plain({
    proposed: sum("proposed"),
    lines: sum("lines"),
    duplicates: sum("duplicates"),
    open: sum("open"),
    resolved: sum("resolved"),
    regions: regions.map((region) => ({
      ...region,
      label: labels.get(region.regionCode) ?? nowhere,
      totalRupiah: String(region.totalRupiah),
    })),
    kinds: [...kinds],
  });
});
