import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { WrittenFile } from "./file-target.ts";

export type Severity = "refuse" | "hold" | "warn";

/** A row and what is wrong with it. `field` is the field of the profile, `column` its header in the file. */
export interface Planted {
  readonly file: string;
  readonly row: number;
  readonly field: string;
  readonly column: string;
  readonly rule: string;
  readonly severity: Severity;
}

export interface RowReference {
  readonly file: string;
  readonly row: number;
}

export interface Pair {
  readonly a: RowReference;
  readonly b: RowReference;
  readonly kind: string;
}

export interface FileFault {
  readonly file: string;
  readonly rule: string;
}

/** What changed against the snapshot before, by family card number or NIK. */
export interface SnapshotTruth {
  readonly number: number;
  readonly against: number;
  readonly cutOff: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly changes: readonly SnapshotChange[];
}

export interface SnapshotChange {
  readonly kind: string;
  readonly kk?: string;
  /** Card number before a move across a regency border. */
  readonly formerKk?: string;
  readonly nik?: string;
  readonly field?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Truth {
  readonly format: string;
  readonly scale: number;
  readonly seed: number;
  readonly errors: boolean;
  readonly level: string | null;
  readonly files: readonly WrittenFile[];
  /** Families and people as they are; a person who stands in a file twice is one. */
  readonly households: number;
  readonly persons: number;
  readonly deciles: Readonly<Record<string, number>>;
  readonly regions: Readonly<Record<string, number>>;
  readonly planted: readonly Planted[];
  readonly fileFaults: readonly FileFault[];
  readonly duplicates: readonly Pair[];
  readonly traps: readonly Pair[];
  readonly snapshot?: SnapshotTruth;
}

/** Writes truth.json with one entry per line in its long lists, without building one huge string. */
export async function writeTruth(path: string, truth: Truth): Promise<void> {
  const stream = createWriteStream(path);
  const keys = Object.keys(truth).filter((key) => truth[key as keyof Truth] !== undefined);
  stream.write("{\n");
  for (const [index, key] of keys.entries()) {
    const value = truth[key as keyof Truth];
    stream.write(`${JSON.stringify(key)}:`);
    if (Array.isArray(value)) await writeList(stream, value);
    else stream.write(JSON.stringify(value));
    stream.write(index + 1 < keys.length ? ",\n" : "\n");
  }
  stream.end("}\n");
  await finished(stream);
}

async function writeList(stream: NodeJS.WritableStream, list: readonly unknown[]): Promise<void> {
  stream.write("[");
  for (let from = 0; from < list.length; from += 1000) {
    const lines = list.slice(from, from + 1000).map((entry) => `\n${JSON.stringify(entry)}`);
    if (!stream.write((from === 0 ? "" : ",") + lines.join(","))) {
      await new Promise((resolve) => stream.once("drain", resolve));
    }
  }
  stream.write("]");
}
