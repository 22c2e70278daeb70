import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import { uploadsFolder } from "../file-store.ts";

/** Days a file stays after its batch ended: long enough to look again, no longer than the purpose asks (UU 27/2022). */
const keptDays = 30;
/** Days an upload may stand still before it is given up. */
const idleDays = 14;

/** Removes files whose batches ended long ago, and uploads nobody went on with. */
export const purgeFiles: JobHandler = async (_payload, { database, signal }) => {
  const folder = uploadsFolder();
  const names = await readdir(folder).catch(() => []);
  const { rows } = await database.owner.query<{ name: string }>(
    `select distinct encode(b.file_sha256, 'hex') as name from intake.batches b
     where b.state not in ('closed', 'undone', 'cancelled', 'refused', 'failed')
        or coalesce(b.ended_at, b.applied_at, b.created_at) > now() - make_interval(days => $1)`,
    [keptDays],
  );
  const wanted = new Set(rows.map((row) => row.name));
  const idleBefore = Date.now() - idleDays * 86_400_000;
  for (const name of names) {
    if (signal.aborted) return;
    const path = join(folder, name);
    const idle = (await stat(path)).mtimeMs < idleBefore;
    if (name.endsWith(".part") ? idle : !wanted.has(name) && idle) await rm(path, { force: true });
  }
  await database.owner.query(
    "delete from intake.uploads u where u.finished_at is null and u.created_at < now() - make_interval(days => $1)",
    [idleDays],
  );
};
