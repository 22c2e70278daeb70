import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import type { Database } from "#platform/db/connection.ts";
import { copyOutOf } from "#platform/db/copy.ts";

/**
 * Seconds of a plain INSERT … SELECT of the very rows a step made, into an empty twin of its table with the same
 * indexes, keys and checks (exclusion constraint included), in one transaction.
 */
export async function rawInsertSeconds(
  database: Database,
  tables: readonly string[],
  where: string,
): Promise<number> {
  let seconds = 0;
  for (const table of tables) {
    const twin = `${table}_raw`;
    await database.owner.query(
      `drop table if exists ${twin}; create table ${twin} (like ${table} including all)`,
    );
    const began = performance.now();
    await database.owner.query(`insert into ${twin} select t.* from ${table} t where ${where}`);
    seconds += (performance.now() - began) / 1000;
    await database.owner.query(`drop table ${twin}`);
  }
  return seconds;
}

/** Seconds of a plain UPDATE of one text column of rows, as a step that changes states must do at the least. */
export async function rawUpdateSeconds(database: Database, statements: readonly string[]): Promise<number> {
  const client = await database.owner.connect();
  try {
    await client.query("begin");
    const began = performance.now();
    for (const statement of statements) await client.query(statement);
    const seconds = (performance.now() - began) / 1000;
    await client.query("rollback");
    return seconds;
  } finally {
    client.release();
  }
}

/** Seconds of COPY … TO a file of the columns a bank file holds. */
export async function rawCopyOutSeconds(database: Database, folder: string, query: string): Promise<number> {
  const path = join(folder, "raw.copy");
  const client: pg.PoolClient = await database.owner.connect();
  try {
    const began = performance.now();
    const out = createWriteStream(path);
    await pipeline(copyOutOf(client, `(${query})`), out);
    if (!out.closed) await once(out, "close");
    return (performance.now() - began) / 1000;
  } finally {
    client.release();
    await rm(path, { force: true });
  }
}
