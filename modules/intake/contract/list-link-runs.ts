import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BatchWork } from "./get-batch.ts";

export const LinkRunView = z.strictObject({
  runId: z.uuid(),
  state: z.enum(["running", "done", "failed", "cancelled"]),
  errorCode: z.string().nullable(),
  trained: z.boolean(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  startedBy: z.string(),
  personCount: z.int(),
  pairCount: z.int(),
  proposedCount: z.int(),
  clusterCount: z.int(),
  /** Estimated share of the true pairs that the keys bring; null = too few to say. */
  recallEstimate: z.number().nullable(),
  keys: z.array(
    z.strictObject({
      label: z.string(),
      pairs: z.number(),
      found: z.number(),
      split: z.number(),
      refused: z.number(),
      refusedPeople: z.number(),
    }),
  ),
  /** Fields nobody has a value for: they say nothing about anybody. */
  emptyFields: z.array(z.string()),
});
export type LinkRunView = z.infer<typeof LinkRunView>;

/** Runs of the caller's area, newest first, with the work under way; figures only. */
export const listLinkRuns = queryContract({
  name: "intake.list-link-runs",
  method: "GET",
  path: "/intake/link-runs",
  summary: "List the searches for people registered twice.",
  permission: "intake.link.read",
  scope: "area",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    runs: z.array(LinkRunView),
    work: BatchWork.nullable(),
    mayStart: z.boolean(),
  }),
  errors: {},
});
