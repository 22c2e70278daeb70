import { z } from "zod";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { demoScale, loadDemo } from "../demo.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb } from "./verb.ts";

const Options = z.object({ scale: z.coerce.number().gt(0).max(1), seed: z.coerce.number().int() });

export const demoVerb: Verb = {
  name: "demo",
  summary: "Load a demo province and one account per role into this data folder",
  configure: (command) =>
    command
      .option("--scale <number>", "1 = 654,785 households", String(demoScale))
      .option("--seed <number>", "the same seed gives the same province", "1"),
  run: async (_args, given, io) => {
    const parsed = Options.safeParse(given);
    if (!parsed.success)
      throw new SetupError(
        "WRONG_USE",
        "Skala harus angka di atas 0 dan paling besar 1; seed bilangan bulat.",
      );
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
    try {
      const accounts = await loadDemo(database, {
        ...parsed.data,
        dataFolder: io.env.SINERGI_DATA,
        signal: io.signal,
        tell: io.tell,
      });
      io.say(`Provinsi demo dimuat. Kata sandi semua akun demo: ${accounts[0]?.password ?? ""}`);
      for (const { username, title, totpSecret } of accounts)
        io.say(
          `  ${username}  ${title.id}${totpSecret === undefined ? "" : `  (rahasia aplikasi autentikator: ${totpSecret})`}`,
        );
      io.result({ scale: parsed.data.scale, seed: parsed.data.seed, accounts });
    } finally {
      await close();
    }
  },
};
