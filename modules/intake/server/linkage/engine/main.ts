import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineJob, EngineMessage } from "./job.ts";
import { runEngine } from "./run-engine.ts";

// The engine in a process of its own: its memory is bounded and given back, and a cancel is one signal.
const folder = process.argv[2] ?? "";
const tell = (message: EngineMessage) => process.send?.(message);
// The process that asked died: nobody wants the answer.
process.on("disconnect", () => process.exit(1));
try {
  const job = JSON.parse(await readFile(join(folder, "job.json"), "utf8")) as EngineJob;
  const result = await runEngine(job, tell);
  await writeFile(join(folder, "result.json"), JSON.stringify(result), { mode: 0o600 });
  process.exit(0);
} catch (error) {
  const detail = error instanceof Error ? error.message : String(error);
  const code = /out of memory|memory limit/i.test(detail)
    ? "MEMORY_FULL"
    : /no space left|disk/i.test(detail)
      ? "DISK_FULL"
      : "ENGINE_FAILED";
  tell({ kind: "failed", code, detail });
  process.exit(3);
}
