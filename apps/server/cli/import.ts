import { existsSync } from "node:fs";
import { z } from "zod";
import { systemActor } from "#modules/identity/server/index.ts";
import { type ImportReport, importFile, sayRule } from "#modules/intake/server/index.ts";
import { officeProvince } from "#modules/regions/server/index.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb } from "./verb.ts";

const Options = z.object({
  area: z
    .string()
    .regex(/^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$/)
    .optional(),
  profile: z.string().optional(),
  village: z
    .string()
    .regex(/^\d{10}$/)
    .optional(),
  apply: z.boolean().default(true),
});

const number = (value: number) => value.toLocaleString("id-ID");

function balance(report: ImportReport): string {
  const { read, accepted, held, refused } = report;
  return `Dibaca ${number(read)} = diterima ${number(accepted)} + ditahan ${number(held)} + ditolak ${number(refused)}`;
}

/** Speaks at most five times a second: progress comes with every thousand rows. */
function watcher(tell: (step: string) => void) {
  let spokeAt = 0;
  let last = "";
  return {
    at: (phase: string, done: number, total: number | null) => {
      const now = performance.now();
      if (phase === last && now - spokeAt < 200) return;
      spokeAt = now;
      last = phase;
      tell(
        total === null || total === 0
          ? phase
          : `${phase} ${Math.min(100, Math.round((done / total) * 100))} %`,
      );
    },
  };
}

async function sentenceOf(error: BatchFailed): Promise<SetupError> {
  const said = await sayRule(error.code);
  return new SetupError("WRONG_USE", said ?? `Berkas tidak dapat dimasukkan (${error.code}).`, error);
}

/** `sinergi import FILE`: the same way in as an upload, for files that already lie on this machine. */
export const importVerb: Verb = {
  name: "import",
  summary: "Bring a file into the registry: recognised, checked, applied",
  configure: (command) =>
    command
      .argument("<file>", "CSV or XLSX file")
      .option("--area <code>", "area the file may speak of (default: the office's province)")
      .option("--profile <id>", "kind of file, where it is not to be recognised")
      .option("--village <code>", "village of all rows, for files that do not name it")
      .option("--no-apply", "stop after checking: somebody decides in the browser"),
  run: async ([path], given, io) => {
    const options = Options.safeParse(given);
    if (!options.success || path === undefined || !existsSync(path))
      throw new SetupError(
        "WRONG_USE",
        path === undefined || existsSync(path)
          ? "Pilihan tidak dikenal. Lihat: sinergi import --help"
          : `Berkas «${path}» tidak ada.`,
      );
    process.env["SINERGI_DATA"] = io.env.SINERGI_DATA;
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
    try {
      const province = await inScope(database.app, noScope, "read only", officeProvince);
      const { area, profile, village, apply } = options.data;
      const report = await importFile(
        database,
        {
          path,
          placeCode: area ?? province,
          createdBy: systemActor(province, new Date()).userId,
          apply,
          watcher: watcher(io.tell),
          ...(profile === undefined ? {} : { profileId: profile }),
          ...(village === undefined ? {} : { askedPlace: village }),
        },
        io.signal,
      );
      io.say(balance(report));
      if (report.held > 0) io.say(`Baris yang ditahan menunggu di layar Berkas masuk (${report.batchId}).`);
      io.result({ ...report });
    } catch (error) {
      throw error instanceof BatchFailed ? await sentenceOf(error) : error;
    } finally {
      await close();
    }
  },
};
