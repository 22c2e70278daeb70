import { join } from "node:path";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import { findRunningCluster, startCluster } from "#platform/db/cluster.ts";
import { type Database, type DatabaseAddress, openDatabase } from "#platform/db/connection.ts";
import { claimDataFolder } from "#platform/db/data-lock.ts";
import { migrate } from "#platform/db/migrate.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { dataSecret } from "./data-folder.ts";
import type { Env } from "./env.ts";
import { loadReference } from "./reference.ts";

export interface OpenedDatabase {
  readonly database: Database;
  /** False where another process (a running server) owns the cluster. */
  readonly owned: boolean;
  close(): Promise<void>;
}

export type Tell = (step: string) => void;

/** Name of the embedded server's database. */
export const databaseName = "sinergi";

async function prepare(address: DatabaseAddress, env: Env, tell: Tell): Promise<Database> {
  await createDatabase(address);
  await bootstrapDatabase(address);
  await migrate(address, (name) => tell(`migrasi ${name}`));
  const database = openDatabase(address);
  try {
    await loadReference(database, tell, env.SINERGI_PROVINCE);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/**
 * Opens the database ready for use: starts the embedded server unless DATABASE_URL names one, migrates and
 * loads reference data. `share`: a command-line verb may join the server of a running Sinergi.
 */
export async function openPreparedDatabase(
  env: Env,
  tell: Tell,
  options: { readonly share: boolean },
): Promise<OpenedDatabase> {
  if (env.DATABASE_URL !== undefined) {
    const address: DatabaseAddress = {
      kind: "url",
      url: env.DATABASE_URL,
      secret: await dataSecret(env.SINERGI_DATA),
    };
    const database = await prepare(address, env, tell);
    return { database, owned: true, close: () => database.close() };
  }
  const clusterFolder = join(env.SINERGI_DATA, "pg");
  let release: () => Promise<void>;
  try {
    release = await claimDataFolder(env.SINERGI_DATA);
  } catch (error) {
    if (!(options.share && error instanceof SetupError && error.code === "DATA_IN_USE")) throw error;
    const socket = await findRunningCluster(clusterFolder);
    if (socket === undefined) throw error;
    const database = openDatabase({ kind: "socket", socket, database: databaseName });
    return { database, owned: false, close: () => database.close() };
  }
  tell("menyalakan PostgreSQL");
  try {
    const cluster = await startCluster({ folder: clusterFolder });
    try {
      const database = await prepare(
        { kind: "socket", socket: cluster.socket, database: databaseName },
        env,
        tell,
      );
      return {
        database,
        owned: true,
        close: async () => {
          await database.close();
          await cluster.stop();
          await release();
        },
      };
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  } catch (error) {
    await release();
    throw error;
  }
}
