import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId, batchErrors } from "./common.ts";

/** Keeps a batch's mapping as a profile of this office, so that the next file of the kind is recognised. */
export const saveProfile = commandContract({
  name: "intake.save-profile",
  method: "POST",
  path: "/intake/profiles",
  summary: "Keep a mapping as a new kind of file.",
  permission: "intake.profile.save",
  scope: "area",
  input: z.strictObject({
    batchId: BatchId,
    profileId: z.string().regex(/^[a-z0-9-]{2,60}$/),
    title: z.string().trim().min(3).max(120),
  }),
  output: z.strictObject({ profileId: z.string() }),
  errors: { ...batchErrors, PROFILE_EXISTS: 409, PROFILE_UNKNOWN: 422 },
});
