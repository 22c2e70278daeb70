import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { removeLeftovers } from "./throw-away-cluster.ts";

/** Starts a throw-away server in a process of its own and waits for it to answer. */
async function startElsewhere(parent: string): Promise<{ kill(): Promise<void> }> {
  const script = `import { startThrowAwayCluster } from "#platform/testkit/throw-away-cluster.ts";
    await startThrowAwayCluster(${JSON.stringify(parent)});
    process.stdout.write("ready");
    setInterval(() => undefined, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(import.meta.dirname, "..", ".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  await Promise.race([new Promise((resolve) => child.stdout.once("data", resolve)), gone]);
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** A process that ended but was not fetched by its parent still has a folder there, and no command line. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
}

it("ends and removes the server of a killed run, and leaves that of a living one alone", async () => {
  const parent = await mkdtemp(join(tmpdir(), "sinergi-leftovers-"));
  await chmod(parent, 0o711);
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const run = await startElsewhere(parent);
  const [name = ""] = await readdir(parent);
  const pidFile = join(parent, name, "pg", "postmaster.pid");
  const server = Number(readFileSync(pidFile, "utf8").split("\n")[0]);

  expect(await removeLeftovers(parent)).toBe(0);
  expect(isRunning(server)).toBe(true);

  await run.kill();
  expect(isRunning(server)).toBe(true);
  expect(await removeLeftovers(parent)).toBe(1);
  expect(isRunning(server)).toBe(false);
  expect(await readdir(parent)).toEqual([]);
});
