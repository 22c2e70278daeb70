import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** A blind second answer. Where it differs from the first the pair is marked as disputed. */
export const answerLinkCheck = commandContract({
  name: "registry.answer-link-check",
  method: "POST",
  path: "/registry/link-checks/:checkId",
  summary: "Answer a blind check.",
  permission: "registry.link.decide",
  scope: "area",
  input: z.strictObject({ checkId: z.uuid(), decision: z.enum(["same", "different", "unsure"]) }),
  output: z.strictObject({ agrees: z.boolean() }),
  errors: { CHECK_NOT_FOUND: 404, CHECK_ANSWERED: 409, OWN_DECISION: 403 },
});
