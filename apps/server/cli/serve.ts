import { openPreparedDatabase } from "../open-database.ts";
import { serve } from "../serve.ts";
import type { Verb } from "./verb.ts";

/** Resolves when the process is asked to stop. */
export const stopped = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

export const serveVerb: Verb = {
  name: "serve",
  summary: "Start the database, the server and the worker; Ctrl-C stops all of them",
  configure: (command) => command,
  run: async (_args, _options, io) => {
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: false });
    try {
      if (io.signal.aborted) return;
      const server = await serve(database, io.env);
      io.say(`Sinergi siap di ${server.address}  (Ctrl-C untuk berhenti)`);
      io.result({ address: server.address });
      await stopped(io.signal);
      io.tell("menghentikan …");
      await server.stop();
    } finally {
      await close();
    }
  },
};
