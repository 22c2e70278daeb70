import type { TestProject } from "vitest/node";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import type { DatabaseAddress } from "#platform/db/connection.ts";
import { migrate } from "#platform/db/migrate.ts";
import { loadTestReference } from "./load-reference.ts";
import { removeLeftovers, startThrowAwayCluster } from "./throw-away-cluster.ts";

export const templateDatabase = "sinergi_template";

declare module "vitest" {
  interface ProvidedContext {
    databaseSocket: string;
  }
}

/**
 * One real PostgreSQL for the whole run, with a migrated template that each test file clones. The cluster is
 * disposable (no fsync): a test's data may be lost, its semantics may not differ.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const cluster = await startThrowAwayCluster();
  const address: DatabaseAddress = { kind: "socket", socket: cluster.socket, database: templateDatabase };
  try {
    await createDatabase(address);
    await bootstrapDatabase(address);
    await migrate(address);
    await loadTestReference(address);
  } catch (error) {
    // Vitest ends here without calling anything back: a broken migration must not leave a server behind.
    await cluster.stop();
    throw error;
  }
  project.provide("databaseSocket", cluster.socket);
  return () => cluster.stop();
}
