import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { systemActor } from "#modules/identity/server/index.ts";
import { isFileMap, linkRegistry, measureFile } from "#modules/intake/server/index.ts";
import { officeProvince } from "#modules/regions/server/index.ts";
import { BatchStopped, type Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb, VerbIo } from "./verb.ts";

const Options = z.object({
  map: z.string().optional(),
  truth: z.string().optional(),
  picture: z.string().optional(),
  train: z.boolean().default(false),
  area: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .optional(),
});

const sentences: Readonly<Record<string, string>> = {
  "link-nobody": "Registri wilayah ini belum berisi orang. Masukkan berkas dahulu.",
  "link-memory":
    "Memori tidak cukup untuk membandingkan semua orang. Tutup pekerjaan lain, lalu jalankan lagi.",
  "link-disk": "Disk penuh. Kosongkan disk, lalu jalankan lagi; data yang sudah tersimpan tetap utuh.",
};

const number = (value: number) => value.toLocaleString("id-ID");
const percent = (share: number) => `${(share * 100).toLocaleString("id-ID", { maximumFractionDigits: 2 })} %`;

/** Progress for a terminal; ends the work where the operator pressed Ctrl-C. */
function spoken({ tell, signal }: VerbIo): Progress {
  const check = () => (signal.aborted ? Promise.reject(new BatchStopped("cancelled")) : Promise.resolve());
  return {
    phase: (name) => {
      tell(name);
      return check();
    },
    advance: check,
    check,
  };
}

async function readMap(path: string | undefined): Promise<Parameters<typeof measureFile>[1]["map"]> {
  if (path === undefined) return null;
  const map: unknown = JSON.parse(await readFile(path, "utf8"));
  if (!isFileMap(map))
    throw new SetupError(
      "WRONG_USE",
      `Peta kolom «${path}» harus berisi nama field dan kepala kolomnya, misalnya {"person.name": "nama"}.`,
    );
  return map;
}

async function linkFile(path: string, options: z.output<typeof Options>, io: VerbIo): Promise<void> {
  for (const given of [path, options.map, options.truth])
    if (given !== undefined && !existsSync(given))
      throw new SetupError("WRONG_USE", `Berkas «${given}» tidak ada.`);
  const picture = options.truth === undefined ? null : (options.picture ?? `${path}.kurva.svg`);
  const result = await measureFile(
    path,
    { map: await readMap(options.map), truth: options.truth ?? null, picture, train: options.train },
    spoken(io),
  );
  io.say(
    `${number(result.rows)} baris, ${number(result.repeatedRows)} baris sama persis, ${number(result.proposed)} pasangan mungkin orang yang sama dalam ${number(result.seconds)} detik.`,
  );
  if (result.missingFields.length > 0)
    io.say(`Tidak ada kolom untuk: ${result.missingFields.join(", ")}; bobotnya tidak ikut dihitung.`);
  if (result.refusedPairs > 0)
    io.say(
      `${number(result.refusedPairs)} pasangan tidak dibandingkan karena terlalu banyak orang dengan nilai yang sama.`,
    );
  if (result.quality !== null) {
    const { precision, recall, f1, falsePerThousand } = result.quality;
    io.say(
      `Presisi ${percent(precision)} (${number(falsePerThousand)} salah per 1.000 usulan), perolehan ${percent(recall)}, F1 ${percent(f1)}. Kurva: ${picture ?? ""}`,
    );
  }
  io.result({ ...result, picture });
}

async function linkAll(options: z.output<typeof Options>, io: VerbIo): Promise<void> {
  const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
  try {
    const province = await inScope(database.app, noScope, "read only", officeProvince);
    const outcome = await linkRegistry(
      database,
      {
        runId: newId(),
        areaCode: options.area ?? province,
        startedBy: systemActor(province, new Date()).userId,
        workId: null,
        train: options.train,
      },
      spoken(io),
    );
    io.say(
      `${number(outcome.people)} orang dibandingkan dalam ${number(outcome.seconds)} detik: ${number(outcome.proposed)} pasangan diusulkan sebagai orang yang sama, ${number(outcome.families)} pasangan keluarga.`,
    );
    io.say("Tidak ada yang digabung sendiri; periksa di layar Orang yang sama.");
    io.result({ ...outcome });
  } finally {
    await close();
  }
}

/** `sinergi link`: looks for people registered twice; with a FILE within that file alone, and how well against a truth. */
export const linkVerb: Verb = {
  name: "link",
  summary: "Find people who are registered twice, or measure on a labelled file how well they are found",
  configure: (command) =>
    command
      .argument("[file]", "CSV or XLSX file; without it everybody in the registry is compared")
      .option("--map <file>", "JSON: field → column header, for files of an unknown kind")
      .option("--truth <file>", "which rows are one person (truth.json of generate, or CSV of row numbers)")
      .option("--picture <file>", "where the curve is drawn (SVG; default: beside the file)")
      .option("--train", "estimate the weights from these data first")
      .option("--area <code>", "province or kabupaten/kota (default: the office's province)"),
  run: async ([path], given, io) => {
    const options = Options.safeParse(given);
    if (!options.success)
      throw new SetupError("WRONG_USE", "Pilihan tidak dikenal. Lihat: sinergi link --help");
    process.env["SINERGI_DATA"] = io.env.SINERGI_DATA;
    try {
      await (path === undefined ? linkAll(options.data, io) : linkFile(path, options.data, io));
    } catch (error) {
      if (error instanceof BatchStopped)
        throw new SetupError("WRONG_USE", "Dihentikan; tidak ada yang berubah.", error);
      const said = error instanceof BatchFailed ? sentences[error.code] : undefined;
      throw said === undefined ? error : new SetupError("WRONG_USE", said, error);
    }
  },
};
