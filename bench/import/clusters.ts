import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { loadReference } from "#apps/server/reference.ts";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import { type Cluster, startCluster } from "#platform/db/cluster.ts";
import { type Database, type DatabaseAddress, openDatabase } from "#platform/db/connection.ts";
import { migrate } from "#platform/db/migrate.ts";

const root = join(import.meta.dirname, "..", "..");

/** A server of its own with the settings of an office's server (fsync on), thrown away afterwards. */
export async function benchCluster(name: string): Promise<{ cluster: Cluster; end(): Promise<void> }> {
  const folder = join(root, "tmp", "bench", `${name}-${process.pid}`);
  const cluster = await startCluster({ folder });
  return {
    cluster,
    end: async () => {
      await cluster.stop();
      await rm(cluster.folder, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Migrates a new database and loads its reference data: what an office's first start does. */
export async function prepareDatabase(address: DatabaseAddress): Promise<void> {
  await createDatabase(address);
  await bootstrapDatabase(address);
  await migrate(address);
  const database = openDatabase(address);
  await loadReference(database);
  await database.close();
}

/**
 * A migrated database with reference data. Made in a process of its own: reading the places of the whole country
 * takes 200 MB once in an office's life, and is no part of what is measured here.
 */
export function freshDatabase(cluster: Cluster, database: string): Database {
  const address = { kind: "socket", socket: cluster.socket, database } as const;
  const script = `import { prepareDatabase } from "./bench/import/clusters.ts";
    await prepareDatabase(${JSON.stringify(address)});`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (run.status !== 0) throw new Error(`database ${database} was not prepared`);
  return openDatabase(address);
}
