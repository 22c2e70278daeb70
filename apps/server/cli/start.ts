import { type DemoAccount, listDemoAccounts } from "#modules/identity/server/index.ts";
import { dataSecret } from "../data-folder.ts";
import { demoScale, demoState, loadDemo, setDemoState } from "../demo.ts";
import { openPreparedDatabase } from "../open-database.ts";
import { serve } from "../serve.ts";
import { stopped } from "./serve.ts";
import type { Verb } from "./verb.ts";

/** The accounts as a table; the second factor's secret goes into an authenticator app. */
function accountLines(accounts: readonly DemoAccount[]): string[] {
  const width = Math.max(...accounts.map((account) => account.username.length));
  return [
    "",
    `Akun demo – kata sandi semua akun: ${accounts[0]?.password ?? ""}`,
    ...accounts.map(
      ({ username, title, totpSecret }) =>
        `  ${username.padEnd(width)}  ${title.id}${totpSecret === undefined ? "" : `  (rahasia aplikasi autentikator: ${totpSecret})`}`,
    ),
    "",
  ];
}

export const startVerb: Verb = {
  name: "start",
  summary: "First start: set up and load a demo province; then serve",
  configure: (command) => command.option("--empty", "no demo data and no demo accounts"),
  run: async (_args, options, io) => {
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: false });
    try {
      const before = await demoState(database);
      if (before === "none" && options["empty"] === true) await setDemoState(database, "declined");
      const wanted = (before === "none" && options["empty"] !== true) || before === "loading";
      if (wanted) {
        io.say("[3/4] Memuat provinsi demo (sekali saja) …");
        await loadDemo(database, {
          dataFolder: io.env.SINERGI_DATA,
          scale: demoScale,
          seed: 1,
          signal: io.signal,
          tell: io.tell,
        });
      }
      if (io.signal.aborted) return;
      const server = await serve(database, io.env);
      if ((await demoState(database)) === "loaded" && !io.env.SINERGI_QUIET) {
        for (const line of accountLines(await listDemoAccounts(await dataSecret(io.env.SINERGI_DATA))))
          io.say(line);
      }
      if (before === "declined" || options["empty"] === true) {
        io.say(
          "Belum ada pengguna? Buat administrator: npm run sinergi -- user add NAMA --role administrator",
        );
      }
      io.say(`[4/4] Sinergi siap di ${server.address}  (Ctrl-C untuk berhenti)`);
      io.result({ address: server.address });
      await stopped(io.signal);
      io.tell("menghentikan …");
      await server.stop();
    } finally {
      await close();
    }
  },
};
