import { openDatabase } from "#platform/db/connection.ts";
import { importFile } from "../import-file.ts";

/**
 * Imports a file and kills itself (SIGKILL, no chance to tidy) when a phase begins, or after its first units.
 * Arguments: socket, database, user id, file, phase, "begin" or "middle". Run as a process of its own by tests.
 */
const [socket = "", database = "", createdBy = "", path = "", phase = "", moment = ""] =
  process.argv.slice(2);
const opened = openDatabase({ kind: "socket", socket, database });
await importFile(
  opened,
  {
    path,
    placeCode: "36",
    createdBy,
    apply: true,
    watcher: {
      at: (name, done) => {
        if (name === phase && (moment === "begin" || done > 0)) process.kill(process.pid, "SIGKILL");
      },
    },
  },
  new AbortController().signal,
);
await opened.close();
