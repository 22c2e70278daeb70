import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, globSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import type pg from "pg";
import { copyOutOf } from "../copy.ts";
import { encodeFrame, jsonFrame, magic } from "./frames.ts";
import { appliedMigrations, listSequences, listTables, type SequenceState } from "./tables.ts";

export interface SnapshotHead {
  readonly release: string;
  readonly createdAt: string;
  readonly migrations: readonly string[];
  readonly sequences: readonly SequenceState[];
}

export interface EntrySummary {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly tables: readonly EntrySummary[];
  readonly files: readonly EntrySummary[];
}

export interface BackupOptions {
  readonly owner: pg.Pool;
  /** Folder of uploaded files to take along; undefined = none. */
  readonly filesFolder?: string;
  readonly target: string;
  readonly release: string;
  readonly now: Date;
  readonly tell: (step: string) => void;
}

const newline = 10;

async function* entryFrames(
  source: Readable,
  kind: "table" | "file",
  name: string,
  columns: readonly string[],
  manifest: EntrySummary[],
) {
  yield jsonFrame(kind, { name, columns });
  const hash = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    // COPY's text format escapes newlines in values, so each one ends a row.
    if (kind === "table")
      for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) rows += 1;
    yield encodeFrame("data", chunk);
  }
  const summary = { name, rows, bytes, sha256: hash.digest("hex") };
  manifest.push(summary);
  yield jsonFrame("end", summary);
}

async function* snapshotFrames(
  client: pg.ClientBase,
  options: BackupOptions,
  manifest: { tables: EntrySummary[]; files: EntrySummary[] },
) {
  const head: SnapshotHead = {
    release: options.release,
    createdAt: options.now.toISOString(),
    migrations: await appliedMigrations(client),
    sequences: await listSequences(client),
  };
  yield jsonFrame("head", head);
  const tables = await listTables(client);
  for (const [index, table] of tables.entries()) {
    options.tell(`mencadangkan ${index + 1}/${tables.length} ${table.name}`);
    // A query, because COPY does not read a partitioned table as one.
    const source = copyOutOf(client, `(select ${table.columns.join(", ")} from ${table.name})`);
    yield* entryFrames(source, "table", table.name, table.columns, manifest.tables);
  }
  const files =
    options.filesFolder === undefined
      ? []
      : globSync("**/*", { cwd: options.filesFolder, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    options.tell(`mencadangkan berkas unggahan (${files.length})`);
    yield* entryFrames(
      createReadStream(path),
      "file",
      path.slice((options.filesFolder ?? "").length + 1),
      [],
      manifest.files,
    );
  }
  yield jsonFrame("close", manifest);
}

/**
 * Writes a consistent snapshot of the whole office into one compressed file, while people go on working: one
 * REPEATABLE READ transaction sees one instant. The file appears under its name only when complete.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const client = await options.owner.connect();
  const partial = `${options.target}.sebagian`;
  const manifest = { tables: [] as EntrySummary[], files: [] as EntrySummary[] };
  try {
    await client.query("begin isolation level repeatable read read only");
    // Level 6: 2.5 M people shrink to a tenth; higher levels cost minutes for a few percent.
    const compressor = createZstdCompress({
      params: { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_checksumFlag]: 1 },
    });
    const sink = createWriteStream(partial, { mode: 0o600 });
    sink.write(magic);
    await pipeline(Readable.from(snapshotFrames(client, options, manifest)), compressor, sink);
    await client.query("rollback");
    const written = await open(partial, "r+");
    await written.sync();
    await written.close();
    await rename(partial, options.target);
    return manifest;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    client.release(true);
  }
}
