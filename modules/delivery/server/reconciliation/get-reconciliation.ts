import { sql } from "kysely";
import { placeLabels } from "#modules/regions/server/index.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { findingKind } from "../../domain/finding-words.ts";
import { findDecree } from "../decree/decree-row.ts";
import { readFigures } from "./read-figures.ts";

export const handler = query(getReconciliation, async (tx, { decreeId, ...asked }, { locale }) => {
  const decree = await findDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  const stage = asked.stage ?? (decree.state === "signed" ? "delivery" : "list");
  const { regions, kinds } = await readFigures(tx.client, decreeId, stage);
  const { rows } = await sql<{ at: Date | null }>`
    select c.checked_at as at from delivery.delivery_checks c where c.decree_id = ${decreeId}`.execute(tx);
  const labels = await placeLabels(
    tx,
    regions.map((region) => region.regionCode),
  );
  const nowhere = locale === "id" ? "Tanpa kabupaten/kota" : "Without a regency";
  const sum = (of: "proposed" | "lines" | "duplicates" | "open" | "resolved") =>
    regions.reduce((total, region) => total + region[of], 0);
  return plain({
    stage,
    deliveryCheckedAt: rows[0]?.at?.toISOString() ?? null,
    proposed: sum("proposed"),
    lines: sum("lines"),
    duplicates: sum("duplicates"),
    open: sum("open"),
    resolved: sum("resolved"),
    regions: regions.map((region) => ({
      ...region,
      label: labels.get(region.regionCode) ?? nowhere,
      totalRupiah: String(region.totalRupiah),
      paidRupiah: String(region.paidRupiah),
    })),
    kinds: kinds.map((found) => {
      const { title, sentence, remedy } = findingKind(found.kind);
      return { ...found, stage, title: title[locale], sentence: sentence[locale], remedy: remedy[locale] };
    }),
  });
});
