import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";

// Any number that no other program uses as an advisory lock.
const registryTurn = 360_100_020;
const askAgainMilliseconds = 500;

/**
 * Lets one batch at a time write the registry: two files with the same new family would each make it. Waiting
 * hears a cancel. The turn belongs to the connection, so it ends with the process, however that dies.
 */
export async function inRegistryTurn<T>(
  client: pg.ClientBase,
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  for (let asked = 0; ; asked += 1) {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [
      registryTurn,
    ]);
    if (rows[0]?.mine) break;
    if (asked === 0) await progress.phase("menunggu berkas lain selesai", null);
    await progress.check();
    await pause(askAgainMilliseconds);
  }
  try {
    return await work();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [registryTurn]).catch(() => undefined);
  }
}
