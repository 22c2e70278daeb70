import { Option } from "commander";
import { z } from "zod";
import { type ErrorLevel, errorLevels } from "#demo/errors/levels.ts";
import { formatIds } from "#demo/formats/format.ts";
import { generate } from "#demo/generate.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import type { Verb } from "./verb.ts";

const levels = Object.keys(errorLevels) as [ErrorLevel, ...ErrorLevel[]];

const Options = z.object({
  scale: z.coerce.number().gt(0).max(5),
  seed: z.coerce.number().int(),
  format: z.enum(formatIds),
  out: z.string().min(1),
  errors: z.union([z.literal(true), z.enum(levels)]).optional(),
  xlsx: z.boolean().optional(),
  snapshot: z.coerce.number().int().min(1).max(8),
  area: z
    .string()
    .regex(/^36\d{0,8}$/)
    .optional(),
  perVillage: z.boolean().optional(),
});

const number = (value: number): string => value.toLocaleString("id-ID");

/** `sinergi generate`: files of the demo province, with their truth beside them. */
export const generateVerb: Verb = {
  name: "generate",
  summary: "Write the demo province as files in a real format, with truth.json beside them",
  configure: (command) =>
    command
      .requiredOption("--out <folder>", "folder to write into")
      .addOption(new Option("--format <format>", "kind of file").choices(formatIds).default("dtsen"))
      .option("--scale <number>", "1 = 654,785 households, about 2.5 million persons", "0.02")
      .option("--seed <number>", "the same seed gives the same bytes", "1")
      .addOption(
        new Option("--errors [level]", "plant errors, duplicates and traps")
          .choices(levels)
          .preset("typical"),
      )
      .option("--xlsx", "write XLSX instead of CSV")
      .option("--snapshot <number>", "the same province so many quarters later, 1 to 8", "1")
      .option("--area <code>", "only places whose code begins so, such as 3602")
      .option("--per-village", "OpenSID and PPKS: one file per village, as villages send them"),
  run: async (_args, given, io) => {
    const parsed = Options.safeParse(given);
    if (!parsed.success) throw new SetupError("WRONG_USE", wrongUse(parsed.error));
    const { errors, xlsx, area, perVillage, ...wanted } = parsed.data;
    const started = performance.now();
    const result = await generate(
      {
        ...wanted,
        ...(errors === undefined ? {} : { errors: errors === true ? "typical" : errors }),
        ...(xlsx === undefined ? {} : { xlsx }),
        ...(area === undefined ? {} : { area }),
        ...(perVillage === undefined ? {} : { perVillage }),
      },
      (now) => {
        io.signal.throwIfAborted();
        io.tell(
          `${number(now.households)} dari ${number(now.ofHouseholds)} rumah tangga, ${number(now.rows)} orang`,
        );
      },
    );
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    for (const file of result.files.slice(0, 10)) io.say(`${file.name}: ${number(file.rows)} baris`);
    if (result.files.length > 10) io.say(`… dan ${number(result.files.length - 10)} berkas lagi`);
    io.say(
      `${number(result.households)} keluarga, ${number(result.persons)} orang, ${number(result.planted)} kesalahan tertanam; ${seconds} detik`,
    );
    io.result({ ...result, seconds });
  },
};

function wrongUse(error: z.ZodError): string {
  const options = error.issues.map((issue) => `--${String(issue.path[0])}`).join(", ");
  return `Pilihan ${options} tidak dapat dipakai. Lihat sinergi generate --help.`;
}
