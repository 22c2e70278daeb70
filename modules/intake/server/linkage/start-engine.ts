import { fork } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { EngineJob, EngineMessage, EngineResult } from "./engine/job.ts";

const program = join(import.meta.dirname, "engine", "main.ts");

/** Words of the engine's phases, as progress shows them. */
export const phaseWords: Readonly<Record<string, string>> = {
  load: "memuat orang",
  names: "menghitung nama",
  "train-random": "melatih: pasangan acak",
  "train-matches": "melatih: pasangan sama",
  block: "mencari calon pasangan",
  gather: "menyatukan calon pasangan",
  score: "membandingkan pasangan",
  cluster: "mengelompokkan",
  write: "menulis pasangan",
};

/** How often a silent engine is asked whether it should stop. */
const askEveryMilliseconds = 300;

/**
 * Runs a job in the engine's own process and waits for its result. Stops it at once (SIGKILL: it holds nothing that
 * needs closing) when the work is cancelled. Errors: BatchFailed "link-memory", "link-disk"; what `progress` throws.
 */
export async function startEngine(job: EngineJob, progress: Progress): Promise<EngineResult> {
  await writeFile(join(job.folder, "job.json"), JSON.stringify(job), { mode: 0o600 });
  const child = fork(program, [job.folder], { stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: [] });
  let stopped: unknown;
  let told = Promise.resolve();
  const tell = (work: () => Promise<void>) => {
    told = told.then(work).catch((error: unknown) => {
      stopped ??= error;
      child.kill("SIGKILL");
    });
  };
  let failure: { code: string; detail: string } | undefined;
  child.on("message", (message: EngineMessage) => {
    if (message.kind === "failed") failure = message;
    else if (message.kind === "phase")
      tell(() => progress.phase(phaseWords[message.name] ?? message.name, message.total));
    else tell(() => progress.advance(message.units));
  });
  const asking = setInterval(() => tell(() => progress.check()), askEveryMilliseconds);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  }).finally(() => clearInterval(asking));
  await told;
  if (stopped !== undefined) throw stopped;
  if (code === 0) return JSON.parse(await readFile(join(job.folder, "result.json"), "utf8")) as EngineResult;
  if (failure?.code === "MEMORY_FULL" || code === null) throw new BatchFailed("link-memory");
  if (failure?.code === "DISK_FULL") throw new BatchFailed("link-disk");
  throw new Error(`linkage engine ended with ${code}: ${failure?.detail ?? "no word"}`);
}
