import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";

/** "Desa Muncang, Kecamatan Muncang, Kabupaten Lebak": a village name alone is ambiguous. */
export async function fullPlaceLabels(
  tx: Tx,
  codes: readonly string[],
): Promise<(code: string) => { readonly code: string; readonly label: string }> {
  const parts = codes.flatMap((code) => [code.slice(0, 4), code.slice(0, 6), code.slice(0, 10)]);
  const labels = await placeLabels(tx, parts);
  return (code) => ({
    code,
    label: [...new Set([code.slice(0, 10), code.slice(0, 6), code.slice(0, 4)])]
      .map((part) => labels.get(part) ?? "")
      .filter(Boolean)
      .join(", "),
  });
}
