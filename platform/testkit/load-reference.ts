import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type DatabaseAddress, openDatabase } from "#platform/db/connection.ts";

/**
 * Fills the template with the same reference data a real start loads. The list lives in the composition of
 * the application (apps/server/reference.ts), which the platform may not import; it is found by its path.
 */
export async function loadTestReference(address: DatabaseAddress): Promise<void> {
  const file = join(import.meta.dirname, "..", "..", "apps", "server", "reference.ts");
  if (!existsSync(file)) return;
  const module = (await import(pathToFileURL(file).href)) as {
    loadReference: (database: ReturnType<typeof openDatabase>) => Promise<unknown>;
  };
  const database = openDatabase(address);
  await module.loadReference(database);
  await database.close();
}
