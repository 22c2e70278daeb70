import { join } from "node:path";
import { importFile } from "#modules/intake/server/import-file.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { generatedFolder } from "../import/files.ts";

/** Files that make a registry with ranks, housing, PPKS types and aid received. */
const files = [
  { format: "dtsen", file: "dtsen.csv" },
  { format: "ppks", file: "ppks.csv" },
  { format: "recipients", file: "penerima-program.csv" },
] as const;

/** Fills an empty database as an office would: the files of the demo province, through the import. */
export async function fillByImport(database: Database, scale: number): Promise<void> {
  for (const { format, file } of files) {
    const report = await importFile(
      database,
      {
        path: join(generatedFolder({ format, scale }), file),
        placeCode: "36",
        createdBy: newId(),
        apply: true,
      },
      new AbortController().signal,
    );
    process.stderr.write(`  ${file}: ${report.state}, ${report.accepted} baris\n`);
  }
}
