import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { pairKey } from "./measure.ts";

const Row = z.object({ file: z.string(), row: z.int() });
const Pair = z.object({ a: Row, b: Row, kind: z.string().optional() });
/** truth.json of the generator, or the two lists of it that count here. */
const Truth = z.object({ duplicates: z.array(Pair), traps: z.array(Pair).default([]) });

export interface LabelledPairs {
  readonly truth: ReadonlySet<string>;
  readonly traps: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
}

/**
 * Reads which rows of `file` are one person: JSON `{duplicates: [{a: {file, row}, b: {file, row}, kind?}], traps?}`,
 * row numbers as a spreadsheet shows them, or CSV of two row numbers a line. Errors: SetupError in a sentence.
 */
export async function readTruth(path: string, file: string): Promise<LabelledPairs> {
  const text = await readFile(path, "utf8");
  if (!text.trimStart().startsWith("{")) {
    const pairs = text
      .split(/\r?\n/)
      .map((line) => /^\s*(\d+)\s*[,;\t]\s*(\d+)/.exec(line))
      .flatMap((found) => (found ? [pairKey(Number(found[1]), Number(found[2]))] : []));
    if (pairs.length === 0)
      throw new SetupError("WRONG_USE", `Berkas kunci «${path}» tidak berisi pasangan nomor baris.`);
    return { truth: new Set(pairs), traps: new Map(), kinds: new Map() };
  }
  const parsed = Truth.safeParse(JSON.parse(text));
  if (!parsed.success) throw new SetupError("WRONG_USE", `Berkas kunci «${path}» tidak dikenal bentuknya.`);
  const name = basename(file);
  const here = (list: readonly z.infer<typeof Pair>[]) =>
    list.flatMap((pair) =>
      pair.a.file === name && pair.b.file === name
        ? [[pairKey(pair.a.row, pair.b.row), pair.kind ?? ""] as const]
        : [],
    );
  const duplicates = here(parsed.data.duplicates);
  return {
    truth: new Set(duplicates.map(([key]) => key)),
    kinds: new Map(duplicates),
    traps: new Map(here(parsed.data.traps)),
  };
}
