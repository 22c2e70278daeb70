import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { createZstdDecompress } from "node:zlib";
import pg from "pg";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { bootstrapDatabase } from "../bootstrap.ts";
import { connectionFor, type DatabaseAddress } from "../connection.ts";
import { knownMigrations, migrate } from "../migrate.ts";
import type { Manifest, SnapshotHead } from "./backup.ts";
import { damaged, decodeFrames, type Frame, magic } from "./frames.ts";
import { loadEntries, parseFrame } from "./load-entries.ts";

export interface RestoreOptions {
  readonly address: DatabaseAddress;
  readonly databaseName: string;
  readonly source: string;
  readonly filesFolder?: string;
  readonly tell: (step: string) => void;
}

const scratchName = (database: string) => `${database}_restore`;
const replacedName = (database: string) => `${database}_before_restore`;

const at = (address: DatabaseAddress, database: string): DatabaseAddress => {
  if (address.kind === "socket") return { ...address, database };
  const url = new URL(address.url);
  url.pathname = `/${database}`;
  return { ...address, url: url.href };
};

async function* openSnapshot(source: string): AsyncGenerator<Frame> {
  const handle = await open(source, "r").catch((cause: unknown) => {
    throw new SetupError(
      "FILE_DAMAGED",
      `Berkas cadangan «${source}» tidak dapat dibuka. Periksa nama dan hak aksesnya.`,
      cause,
    );
  });
  const first = Buffer.alloc(magic.length);
  await handle.read(first, 0, magic.length, 0);
  await handle.close();
  if (!first.equals(magic)) {
    const newer = first.toString("latin1").startsWith("SINERGI-SNAPSHOT ");
    throw newer
      ? new SetupError(
          "FILE_NEWER",
          "Berkas cadangan dibuat oleh rilis Sinergi yang lebih baru. Pakai rilis itu untuk memulihkannya.",
        )
      : damaged();
  }
  yield* decodeFrames(createReadStream(source, { start: magic.length }).pipe(createZstdDecompress()));
}

async function adminOf(address: DatabaseAddress): Promise<pg.Client> {
  const client = new pg.Client({ ...connectionFor(at(address, "postgres"), "admin") });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/**
 * Restores a snapshot: into a scratch database, checked row by row against the manifest, brought to this
 * release, then swapped in by one transaction of two renames. Killed at any moment, the old database stays as
 * it was. The replaced database is kept as "…_before_restore" until the next restore.
 * Errors: FILE_DAMAGED, FILE_NEWER, DATA_IN_USE.
 */
export async function restore(options: RestoreOptions): Promise<{ manifest: Manifest; replaced: string }> {
  const { address, databaseName, tell } = options;
  const frames = openSnapshot(options.source);
  const head = parseFrame<SnapshotHead>((await frames.next()).value as Frame | undefined, "head");
  const known = await knownMigrations();
  if (head.migrations.some((name) => !known.includes(name))) {
    throw new SetupError(
      "FILE_NEWER",
      `Berkas cadangan dibuat oleh rilis Sinergi yang lebih baru (${head.release}). Pakai rilis itu untuk memulihkannya.`,
    );
  }
  const admin = await adminOf(address);
  const scratch = scratchName(databaseName);
  const files = options.filesFolder === undefined ? undefined : `${options.filesFolder}.restore`;
  try {
    const others = await admin.query(
      "select 1 from pg_stat_activity a where a.datname = $1 and a.application_name in ('sinergi_app', 'sinergi_loader')",
      [databaseName],
    );
    if ((others.rowCount ?? 0) > 0)
      throw new SetupError(
        "DATA_IN_USE",
        "Sinergi masih berjalan pada basis data ini. Hentikan dulu, lalu pulihkan.",
      );
    await admin.query(`drop database if exists ${scratch} with (force)`);
    await admin.query(`create database ${scratch}`);
    if (files !== undefined) await rm(files, { recursive: true, force: true });
    const target = at(address, scratch);
    await bootstrapDatabase(target);
    await migrate(target, undefined, head.migrations);
    const owner = new pg.Client(connectionFor(target, "sinergi_owner"));
    // A lost connection fails the statement at hand; the event itself must not end the process.
    owner.on("error", () => undefined);
    await owner.connect();
    let manifest: Manifest;
    try {
      manifest = await loadEntries(owner, frames, head, files ?? "", tell);
    } finally {
      await owner.end();
    }
    await migrate(target, (name) => tell(`migrasi ${name}`));
    const replaced = replacedName(databaseName);
    await admin.query(`drop database if exists ${replaced} with (force)`);
    const exists = await admin.query("select 1 from pg_database where datname = $1", [databaseName]);
    const first = exists.rowCount === 1 ? `alter database ${databaseName} rename to ${replaced};` : "";
    await admin.query(`begin; ${first} alter database ${scratch} rename to ${databaseName}; commit`);
    if (files !== undefined && options.filesFolder !== undefined) {
      await mkdir(files, { recursive: true, mode: 0o700 });
      await rm(`${options.filesFolder}.before-restore`, { recursive: true, force: true });
      await rename(options.filesFolder, `${options.filesFolder}.before-restore`).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== "ENOENT") throw error;
        },
      );
      await rename(files, options.filesFolder);
    }
    return { manifest, replaced };
  } catch (error) {
    await admin.query("rollback").catch(() => undefined);
    await admin.query(`drop database if exists ${scratch} with (force)`).catch(() => undefined);
    if (files !== undefined) await rm(files, { recursive: true, force: true });
    throw error;
  } finally {
    await admin.end();
  }
}
