import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Database } from "#platform/db/connection.ts";
import { copyInto, copyOutOf } from "#platform/db/copy.ts";

/** Tables in an order in which each finds what it refers to. */
const tables = [
  "registry.families",
  "registry.family_identifiers",
  "registry.welfare_snapshots",
  "registry.housing_facts",
  "registry.persons",
  "registry.person_identifiers",
  "registry.names",
] as const;

/** Writes what an import made into files, one per table. */
export async function dumpTables(database: Database, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const client = await database.loader.connect();
  try {
    for (const table of tables)
      await pipeline(copyOutOf(client, table), createWriteStream(join(folder, `${table}.copy`)));
  } finally {
    client.release();
  }
}

/** Seconds of a plain COPY of the same rows into the same tables, indexes and foreign keys in place. */
export async function rawCopySeconds(
  database: Database,
  folder: string,
): Promise<{ seconds: number; rows: number }> {
  const client = await database.loader.connect();
  let rows = 0;
  const began = performance.now();
  try {
    for (const table of tables)
      rows += await copyInto(
        client,
        table,
        createReadStream(join(folder, `${table}.copy`), { highWaterMark: 1 << 18 }),
      );
  } finally {
    client.release();
    await rm(folder, { recursive: true, force: true });
  }
  return { seconds: (performance.now() - began) / 1000, rows };
}
