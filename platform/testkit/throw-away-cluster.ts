import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Cluster, startCluster } from "#platform/db/cluster.ts";
import { socketFolder } from "#platform/db/paths.ts";

const folderName = /^sinergi-test-[0-9a-f]{12}$/;

/** When a process began, in ticks since the machine's start: with its pid it names one process only. */
function startedAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

const nameOf = (pid: number) => `${pid} ${startedAt(pid) ?? ""}`;

/** True where the server of this folder runs: a pid alone may have passed to somebody else. */
function isServerOf(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(folder);
  } catch {
    return false;
  }
}

async function endServer(folder: string): Promise<void> {
  const [first = ""] = (await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(first);
  if (!(pid > 1) || !isServerOf(pid, folder)) return;
  // Its data is worth nothing: the quickest end will do.
  process.kill(pid, "SIGQUIT");
  const deadline = Date.now() + 20_000;
  while (isServerOf(pid, folder) && Date.now() < deadline) await pause(20);
}

/**
 * Ends and removes the throw-away servers whose test run was killed before it could do so. One whose owner lives,
 * or that names no owner, is left alone. Returns how many went.
 */
export async function removeLeftovers(parent = tmpdir()): Promise<number> {
  let removed = 0;
  for (const name of (await readdir(parent)).filter((one) => folderName.test(one))) {
    const folder = join(parent, name);
    const owner = await readFile(join(folder, "owner"), "utf8").catch(() => "");
    if (owner === "" || owner === nameOf(Number(owner.split(" ")[0]))) continue;
    const data = join(folder, "pg");
    await endServer(data);
    await rm(folder, { recursive: true, force: true });
    await rm(socketFolder(data), { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/** A disposable server (no fsync) in a folder that says which process it belongs to. */
export async function startThrowAwayCluster(parent = tmpdir()): Promise<Cluster> {
  const folder = join(parent, `sinergi-test-${randomBytes(6).toString("hex")}`);
  await mkdir(folder);
  // The server may run as another user and must be able to pass through.
  await chmod(folder, 0o711);
  await writeFile(join(folder, "owner"), nameOf(process.pid));
  const cluster = await startCluster({ folder: join(folder, "pg"), disposable: true });
  return {
    ...cluster,
    stop: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
