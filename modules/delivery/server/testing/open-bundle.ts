import { Buffer } from "node:buffer";
import { openRandomAccess } from "#platform/sheets/random-access.ts";
import { readZipDirectory } from "#platform/sheets/zip/directory.ts";
import { inflateEntry } from "#platform/sheets/zip/inflate-entry.ts";

/** Files of a ZIP by name, as any program would unpack them. */
export async function openBundle(zip: Buffer): Promise<Map<string, Buffer>> {
  const file = await openRandomAccess(zip);
  const budget = { spentBytes: 0, limits: { maxInflatedBytes: 1e9, maxCompressionRatio: 1000 } };
  const files = new Map<string, Buffer>();
  for (const entry of (await readZipDirectory(file)).values()) {
    const parts: Buffer[] = [];
    for await (const part of inflateEntry(file, entry, budget)) parts.push(part);
    files.set(entry.name, Buffer.concat(parts));
  }
  return files;
}

/** Rows of a CSV of the bundle without its head; cells as written, the guard of digits taken off. */
export function rowsOf(csv: Buffer | undefined): string[][] {
  return (csv ?? Buffer.alloc(0))
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) =>
      line.split(";").map((cell) =>
        cell
          .replace(/^"(.*)"$/s, "$1")
          .replaceAll('""', '"')
          .replace(/^="(.*)"$/, "$1"),
      ),
    );
}
