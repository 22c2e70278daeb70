import { openPreparedDatabase } from "../open-database.ts";
import type { Verb } from "./verb.ts";

export const migrateVerb: Verb = {
  name: "migrate",
  summary: "Bring the database to this release and load reference data",
  configure: (command) => command,
  run: async (_args, _options, io) => {
    const steps: string[] = [];
    const tell = (step: string) => {
      if (step.startsWith("migrasi ")) steps.push(step.slice(8));
      io.tell(step);
    };
    const { close } = await openPreparedDatabase(io.env, tell, { share: false });
    await close();
    io.say(steps.length === 0 ? "Basis data sudah mutakhir." : `${steps.length} migrasi diterapkan.`);
    io.result({ applied: steps });
  },
};
