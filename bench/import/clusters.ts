import { rm } from "node:fs/promises";
import { join } from "node:path";
import { loadReference } from "#apps/server/reference.ts";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import { type Cluster, startCluster } from "#platform/db/cluster.ts";
import { type Database, openDatabase } from "#platform/db/connection.ts";
import { migrate } from "#platform/db/migrate.ts";

/** A server of its own with the settings of an office's server (fsync on), thrown away afterwards. */
export async function benchCluster(name: string): Promise<{ cluster: Cluster; end(): Promise<void> }> {
  const folder = join(import.meta.dirname, "..", "..", "tmp", "bench", `${name}-${process.pid}`);
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

/** A migrated database with reference data. */
export async function freshDatabase(cluster: Cluster, database: string): Promise<Database> {
  const address = { kind: "socket", socket: cluster.socket, database } as const;
  await createDatabase(address);
  await bootstrapDatabase(address);
  await migrate(address);
  const opened = openDatabase(address);
  await loadReference(opened);
  return opened;
}
