import { loadRegions } from "#modules/regions/server/index.ts";
import { loadRegistryReference } from "#modules/registry/server/index.ts";
import type { Database } from "#platform/db/connection.ts";

/** A module's loader of reference data: idempotent, cheap when nothing changed (a recorded version matches). */
export type ReferenceLoader = { readonly name: string; load(database: Database): Promise<void> };

const loaders: readonly ReferenceLoader[] = [
  { name: "wilayah", load: async (database) => void (await loadRegions(database.owner)) },
  {
    name: "daftar kode dan jenis PPKS",
    load: async (database) => void (await loadRegistryReference(database.owner)),
  },
];

/** Loads the reference data of all modules in order of dependence. Runs at every start and once per test template. */
export async function loadReference(
  database: Database,
  tell: (step: string) => void = () => undefined,
): Promise<void> {
  for (const loader of loaders) {
    tell(`data acuan: ${loader.name}`);
    await loader.load(database);
  }
}
