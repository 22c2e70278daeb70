import { loadRetentionClasses } from "#modules/accountability/server/index.ts";
import { loadRoles } from "#modules/identity/server/index.ts";
import { loadProgrammes } from "#modules/programmes/server/index.ts";
import { loadRegions } from "#modules/regions/server/index.ts";
import { loadRegistryReference } from "#modules/registry/server/index.ts";
import { loadQuestionnaires } from "#modules/verification/server/index.ts";
import type { Database } from "#platform/db/connection.ts";

/**
 * Loads the reference data of all modules, in order of dependence. Runs at every start and once per test
 * template; each loader is cheap where a recorded version says that nothing changed.
 */
export async function loadReference(
  database: Database,
  tell: (step: string) => void = () => undefined,
  province?: string,
): Promise<void> {
  tell("data acuan: wilayah");
  await loadRegions(database.owner, province === undefined ? {} : { province });
  tell("data acuan: peran");
  await loadRoles(database.owner);
  tell("data acuan: registri");
  await loadRegistryReference(database.owner);
  tell("data acuan: kuesioner");
  await loadQuestionnaires(database.owner);
  tell("data acuan: program");
  await loadProgrammes(database.owner);
  tell("data acuan: retensi");
  await loadRetentionClasses(database.owner);
}
