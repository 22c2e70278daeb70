import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Logger, runMigrations as migrateQueue } from "graphile-worker";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { type DatabaseAddress, openPool } from "./connection.ts";

const folder = join(import.meta.dirname, "..", "..", "db", "migrations");

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Names of the migrations this release knows, in order. */
export async function knownMigrations(): Promise<string[]> {
  return (await readMigrations()).map((migration) => migration.name);
}

// Any number that no other program uses as an advisory lock: two starts at once wait for each other.
const migrationLock = 360_100_001;

function checkKnown(applied: ReadonlyMap<string, string>, known: readonly Migration[]): void {
  const names = new Set(known.map((migration) => migration.name));
  const newer = [...applied.keys()].find((name) => !names.has(name));
  if (newer !== undefined) {
    throw new SetupError(
      "DATA_NEWER",
      `Folder data berasal dari rilis Sinergi yang lebih baru (memuat ${newer}). Pakai rilis itu, atau pulihkan cadangan yang sesuai.`,
    );
  }
  for (const migration of known) {
    const sha256 = applied.get(migration.name);
    if (sha256 !== undefined && sha256 !== migration.sha256) {
      throw new SetupError(
        "MIGRATION_CHANGED",
        `Migrasi ${migration.name} sudah diterapkan tetapi isinya berubah. Migrasi tidak boleh disunting: kembalikan isinya dan buat migrasi baru.`,
      );
    }
  }
}

/**
 * Brings the schema to this release: numbered SQL files, each in one transaction with its checksum, as the
 * owner. `only` limits it to an older release's list (restore). Returns the names applied now. Errors: DATA_NEWER, MIGRATION_CHANGED.
 */
export async function migrate(
  address: DatabaseAddress,
  onApplied: (name: string) => void = () => undefined,
  only?: readonly string[],
): Promise<string[]> {
  const pool = openPool(address, "sinergi_owner", 2);
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query(
      "create table if not exists public.schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      "select name, sha256 from public.schema_migrations",
    );
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const known = await readMigrations();
    checkKnown(applied, known);
    await migrateQueue({ pgPool: pool, logger: new Logger(() => () => undefined) });
    const done: string[] = [];
    for (const migration of known.filter(
      (one) => !applied.has(one.name) && (only === undefined || only.includes(one.name)),
    )) {
      await client.query("begin");
      await client.query(migration.sql).catch(async (cause: unknown) => {
        await client.query("rollback");
        throw new Error(
          `migration ${migration.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
          { cause },
        );
      });
      await client.query("insert into public.schema_migrations (name, sha256) values ($1, $2)", [
        migration.name,
        migration.sha256,
      ]);
      await client.query("commit");
      done.push(migration.name);
      onApplied(migration.name);
    }
    return done;
  } finally {
    client.release(true);
    await pool.end();
  }
}
