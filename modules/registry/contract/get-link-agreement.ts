import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { CivilDate } from "./shapes.ts";

/** How often blind second answers agree with the first, in all and for each reviewer. */
export const getLinkAgreement = queryContract({
  name: "registry.get-link-agreement",
  method: "GET",
  path: "/registry/link-agreement",
  summary: "Agreement of reviewers.",
  permission: "registry.link.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ sinceOn: CivilDate.optional() }),
  output: z.strictObject({
    /** Part of the final decisions that is drawn, 0–1. */
    share: z.number(),
    decided: z.int(),
    drawn: z.int(),
    answered: z.int(),
    agreed: z.int(),
    reviewers: z.array(
      z.strictObject({
        name: z.string(),
        decided: z.int(),
        answered: z.int(),
        agreed: z.int(),
      }),
    ),
  }),
  errors: {},
});
