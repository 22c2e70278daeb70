import { z } from "zod";

export const BatchView = z
  .strictObject({
    id: z.uuid(),
    kind: z.string(),
    title: z.string(),
    state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
    phase: z.string().nullable(),
    doneUnits: z.number(),
    totalUnits: z.number().nullable(),
    /** Estimate from the running phase's own pace; null while unknown. */
    secondsLeft: z.number().nullable(),
    errorCode: z.string().nullable(),
    result: z.unknown(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    seen: z.boolean(),
    cancellable: z.boolean(),
  })
  .meta({ id: "BatchView" });

export type BatchView = z.infer<typeof BatchView>;
