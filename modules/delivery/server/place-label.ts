import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";

/** "Desa Muncang, Kecamatan Muncang, Kabupaten Lebak" for each of the codes; a village's name alone is ambiguous. */
export async function placeNamer(tx: Tx, codes: readonly string[]): Promise<(code: string) => string> {
  const parts = (code: string) => [...new Set([code.slice(0, 10), code.slice(0, 6), code.slice(0, 4)])];
  const labels = await placeLabels(tx, codes.flatMap(parts));
  return (code) =>
    parts(code)
      .map((part) => labels.get(part) ?? "")
      .filter(Boolean)
      .join(", ");
}
