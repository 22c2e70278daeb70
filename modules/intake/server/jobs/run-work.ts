import { z } from "zod";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import { link, linkJob } from "../linkage/work.ts";
import { runStep } from "../run-step.ts";
import { jobOf, type WorkStep, workSteps } from "../work.ts";
import { purgeFiles } from "./purge-files.ts";

const Payload = z.object({ batchId: z.uuid(), workId: z.uuid() });

const handlerOf =
  (step: WorkStep): JobHandler =>
  async (payload, { database, signal }) => {
    const { batchId, workId } = Payload.parse(payload);
    await runStep(database, batchId, workId, step, signal);
  };

/** Jobs of intake by name: one per long work, and the daily tidying. */
export const jobs: Readonly<Record<string, JobHandler>> = {
  ...Object.fromEntries(workSteps.map((step) => [jobOf(step), handlerOf(step)])),
  "intake.purge-files": purgeFiles,
  [linkJob]: link,
};
