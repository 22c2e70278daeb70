import { z } from "zod";
import { systemActor } from "#modules/identity/server/index.ts";
import { assessPeriod } from "#modules/programmes/server/index.ts";
import { officeProvince } from "#modules/regions/server/index.ts";
import { BatchStopped, type Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { civilDateInWib, isCivilDate } from "#platform/kernel/dates.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb } from "./verb.ts";

const Options = z.object({
  period: z.string().regex(/^20\d\d(-([1-9]|1[0-2]))?$/),
  asOf: z.string().refine(isCivilDate).optional(),
  full: z.boolean().default(false),
});

const sentences: Readonly<Record<string, string>> = {
  "no-programme": "Tidak ada program yang berlaku pada tanggal acuan itu.",
  "rule-not-assessable": "Ada aturan program yang tidak dapat dinilai untuk semua orang.",
  "too-many-rules": "Program atau aturan yang berlaku melebihi yang dapat ditandai dalam satu penilaian.",
};

const number = (value: number) => value.toLocaleString("id-ID");

/** Progress for a terminal; ends the work where the operator pressed Ctrl-C. */
function spoken(tell: (step: string) => void, signal: AbortSignal): Progress {
  let [name, done, total] = ["", 0, null as number | null];
  const check = () => {
    if (signal.aborted) return Promise.reject(new BatchStopped("cancelled"));
    return Promise.resolve();
  };
  return {
    phase: (phase, units) => {
      [name, done, total] = [phase, 0, units];
      tell(name);
      return check();
    },
    advance: (units) => {
      done += units;
      if (total !== null && total > 0) tell(`${name} ${Math.min(100, Math.round((done / total) * 100))} %`);
      return check();
    },
    check,
  };
}

/** `sinergi assess --period 2026`: judges everybody, or whom changes concern, as the screen does. */
export const assessVerb: Verb = {
  name: "assess",
  summary: "Assess every person and family for all programmes in force",
  configure: (command) =>
    command
      .requiredOption("--period <period>", 'year, or year and cycle: "2026", "2026-3"')
      .option("--as-of <date>", "reference date for ages, ranks and versions (default: today)")
      .option("--full", "judge everybody, even where judging what changed would do"),
  run: async (_args, given, io) => {
    const options = Options.safeParse(given);
    if (!options.success)
      throw new SetupError("WRONG_USE", "Periode atau tanggal tidak dikenal. Lihat: sinergi assess --help");
    const { period, asOf = civilDateInWib(new Date()), full } = options.data;
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
    try {
      const province = await inScope(database.app, noScope, "read only", officeProvince);
      const startedBy = systemActor(province, new Date()).userId;
      const began = performance.now();
      const result = await assessPeriod(
        database,
        { period, asOfOn: asOf, full, placeCode: province, startedBy, workId: null },
        spoken(io.tell, io.signal),
      );
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      io.say(
        result.mode === "full"
          ? `${number(result.families)} keluarga dan ${number(result.persons)} orang dinilai untuk ${result.programmes} program dalam ${number(seconds)} detik.`
          : `${number(result.families)} keluarga yang berubah dinilai ulang dalam ${number(seconds)} detik.`,
      );
      io.say(`${number(result.crossings)} perubahan status.`);
      io.result({ ...result, period, asOf, seconds });
    } catch (error) {
      if (error instanceof BatchStopped)
        throw new SetupError("WRONG_USE", "Penilaian dihentikan; penilaian sebelumnya tetap berlaku.", error);
      const said = error instanceof BatchFailed ? sentences[error.code] : undefined;
      throw said === undefined ? error : new SetupError("WRONG_USE", said, error);
    } finally {
      await close();
    }
  },
};
