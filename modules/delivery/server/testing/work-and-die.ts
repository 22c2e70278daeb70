import { runBatch } from "#platform/batch/run-batch.ts";
import { openDatabase } from "#platform/db/connection.ts";
import { readWork, steps } from "../payment/work/run-payment-work.ts";

/**
 * Runs the long work of a payment batch and kills itself (SIGKILL, no chance to tidy) at its n-th report of progress,
 * or when it has done everything but say so ("end"). Arguments: socket, database, batch, work, n or "end". Run as a
 * process of its own by tests.
 */
const [socket = "", name = "", batchId = "", workId = "", moment = ""] = process.argv.slice(2);
const database = openDatabase({ kind: "socket", socket, database: name });
const work = await readWork(database, batchId, workId);
if (!work) throw new Error("there is no such work");
let reports = 0;
const die = () => process.kill(process.pid, "SIGKILL");
const count = () => {
  reports += 1;
  if (String(reports) === moment) die();
};
await runBatch(database, workId, new AbortController().signal, async (progress) => {
  const result = await steps[work.step](database, batchId, work, {
    phase: (...told) => progress.phase(...told),
    advance: (units) => {
      count();
      return progress.advance(units);
    },
    check: () => {
      count();
      return progress.check();
    },
  });
  if (moment === "end") die();
  return result;
});
await database.close();
