import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSheet } from "#platform/sheets/open-sheet.ts";
import type { GenerateOptions } from "./generate.ts";
import { generate } from "./generate.ts";
import type { Truth } from "./output/truth.ts";

/** A fresh folder with one generated set; returns it with its truth. */
export async function generated(
  options: Omit<GenerateOptions, "out"> & { out?: string },
): Promise<{ folder: string; truth: Truth }> {
  const folder = options.out ?? mkdtempSync(join(tmpdir(), "sinergi-demo-"));
  const { truthFile } = await generate({ ...options, out: folder });
  return { folder, truth: JSON.parse(readFileSync(truthFile, "utf8")) as Truth };
}

/** All rows of a file by their number in a spreadsheet, and which cells are numbers (n) or formulas (f). */
export async function readRows(
  path: string,
): Promise<Map<number, { cells: readonly string[]; kinds: string | null }>> {
  const rows = new Map<number, { cells: readonly string[]; kinds: string | null }>();
  for await (const batch of await openSheet(path)) {
    batch.rowNumbers.forEach((number, at) =>
      rows.set(number, { cells: batch.rows[at] ?? [], kinds: batch.kinds[at] ?? null }),
    );
  }
  return rows;
}
