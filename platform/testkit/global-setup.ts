import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import { startCluster } from "#platform/db/cluster.ts";
import type { DatabaseAddress } from "#platform/db/connection.ts";
import { migrate } from "#platform/db/migrate.ts";
import { loadTestReference } from "./load-reference.ts";

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
  const folder = join(tmpdir(), `sinergi-test-${randomBytes(6).toString("hex")}`);
  const cluster = await startCluster({ folder, disposable: true });
  const address: DatabaseAddress = { kind: "socket", socket: cluster.socket, database: templateDatabase };
  await createDatabase(address);
  await bootstrapDatabase(address);
  await migrate(address);
  await loadTestReference(address);
  project.provide("databaseSocket", cluster.socket);
  return () => cluster.stop();
}
