import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Compares everybody of the caller's area with everybody; finds pairs that may be one person. Nothing is merged. */
export const startLinkage = commandContract({
  name: "intake.start-linkage",
  method: "POST",
  path: "/intake/link-runs",
  summary: "Look for people who are registered twice.",
  permission: "intake.link.start",
  scope: "none",
  input: z.strictObject({
    /** Estimate the weights anew from these people, and put them in force. */
    train: z.boolean().default(false),
  }),
  /** `workId` of app.batches: its progress, cancel and end. */
  output: z.strictObject({ workId: z.uuid(), runId: z.uuid() }),
  errors: {
    /** A kabupaten/kota or the province at least: below, most second records lie outside. */
    LINK_AREA_TOO_SMALL: 403,
    /** Two at once would not fit into the machine's memory. */
    LINKAGE_RUNNING: 409,
    REGISTRY_EMPTY: 409,
  },
});
