import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** Kinds of files and the fields a column can feed, in the caller's language: for the mapping screen. */
export const listProfiles = queryContract({
  name: "intake.list-profiles",
  method: "GET",
  path: "/intake/profiles",
  summary: "Known kinds of files and fields.",
  permission: "intake.batch.read",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    profiles: z.array(
      z.strictObject({
        profileId: z.string(),
        title: z.string(),
        unit: z.string(),
        source: z.string(),
        needsPlace: z.boolean(),
        requiredFields: z.array(z.string()),
        own: z.boolean(),
      }),
    ),
    fields: z.array(
      z.strictObject({ field: z.string(), label: z.string(), group: z.string(), kept: z.boolean() }),
    ),
  }),
  errors: {},
});
