import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { systemActor } from "#modules/identity/server/index.ts";
import { simulate } from "#modules/programmes/contract/simulate.ts";
import { officeProvince } from "#modules/regions/server/index.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { errorMessage } from "#platform/i18n/errors.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { runOperation } from "#platform/runtime/run-operation.ts";
import { operations } from "../compose.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb } from "./verb.ts";

/** The file: what the screen sends, with the programme's code under `programme`. */
const SimulationFile = simulate.input
  .omit({ programmeCode: true })
  .extend({ programme: simulate.input.shape.programmeCode });

async function readInput(path: string | undefined): Promise<z.output<typeof simulate.input>> {
  if (path === undefined || !existsSync(path))
    throw new SetupError(
      "WRONG_USE",
      path === undefined ? "Sebut berkas JSON-nya: sinergi simulate BERKAS" : `Berkas «${path}» tidak ada.`,
    );
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new SetupError("WRONG_USE", `Berkas «${path}» bukan JSON yang utuh.`, error);
  }
  const read = SimulationFile.safeParse(content);
  if (!read.success)
    throw new SetupError(
      "WRONG_USE",
      `Isi berkas belum benar.\n${z.prettifyError(read.error)}\nBentuknya: {"programme": "pkh", "period": "2026", "scenarios": [{"name": "Ketat", "change": {"criteria": [{"code": "desil", "rule": "desil in [1..2]"}]}}]}`,
    );
  const { programme: programmeCode, ...rest } = read.data;
  return { programmeCode, ...rest };
}

const number = (value: number | null) => (value === null ? "–" : value.toLocaleString("id-ID"));
const rupiah = (value: string | null) =>
  value === null ? "–" : `Rp${BigInt(value).toLocaleString("id-ID")}`;

/** `sinergi simulate FILE`: the figures of the screen Simulasi, today first. */
export const simulateVerb: Verb = {
  name: "simulate",
  summary:
    "Compute what changed rules of a programme would do (FILE: JSON with programme, period, scenarios)",
  configure: (command) =>
    command
      .argument("[file]", "JSON file with programme, period and up to three scenarios")
      .option("--area <code>", "place to compute for (default: the whole province)"),
  run: async ([path], options, io) => {
    const input = await readInput(path);
    const area = options["area"] === undefined ? undefined : PlaceCode.safeParse(options["area"]);
    if (area?.success === false)
      throw new SetupError("WRONG_USE", `«${String(options["area"])}» bukan kode wilayah.`);
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
    try {
      const province = await inScope(database.app, noScope, "read only", officeProvince);
      const operation = operations.find((one) => one.contract.name === simulate.name);
      if (operation === undefined) throw new Error(`no operation ${simulate.name}`);
      const began = performance.now();
      const answer = await runOperation(
        { database, clock: () => new Date(), message: errorMessage },
        operation,
        {
          actor: {
            ...systemActor(province, new Date()),
            areaCode: area?.data ?? province,
            permissions: new Set([simulate.permission, "programmes.coverage.list"]),
          },
          input,
          idempotencyKey: newId(),
        },
      );
      if (!answer.ok) throw new SetupError("WRONG_USE", answer.refusal.message);
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      const out = answer.out as OutputOf<typeof simulate>;
      for (const { name, figures } of [{ ...out.today, name: "Hari ini" }, ...out.scenarios])
        io.say(
          `${name}: memenuhi syarat ${number(figures.eligible)}, terpilih ${number(figures.selected)}, tidak terjangkau ${number(figures.notReached)}, data kurang ${number(figures.lacking)}, setahun ${rupiah(figures.costPerYearRupiah)}, masuk ${number(figures.enters)}, keluar ${number(figures.leaves)}.`,
        );
      io.result({ ...out, seconds });
    } finally {
      await close();
    }
  },
};
