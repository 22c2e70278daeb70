import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The weights in force, every one of them, and where they come from. */
export const getLinkModel = queryContract({
  name: "intake.get-link-model",
  method: "GET",
  path: "/intake/link-model",
  summary: "The weights by which two records are compared.",
  permission: "intake.link.read",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    name: z.string(),
    /** Null: as delivered with the program. */
    trainedAt: z.iso.datetime().nullable(),
    trainedOnPeople: z.int().nullable(),
    reviewWeight: z.number(),
    proposeWeight: z.number(),
    fields: z.array(
      z.strictObject({
        field: z.string(),
        origin: z.string(),
        levels: z.array(
          z.strictObject({
            level: z.string(),
            /** Chance among two records of one person, and of two. */
            m: z.number(),
            u: z.number(),
            weight: z.number(),
            /** Weight among members of one family card. */
            familyWeight: z.number(),
          }),
        ),
      }),
    ),
  }),
  errors: {},
});
