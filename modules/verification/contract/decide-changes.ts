import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/**
 * A verifier accepts or refuses proposed changes, one by one or together. What is accepted is written by the
 * registry's own commands, with its history; each line answers for itself, so one that cannot be written does not
 * hold the others up. A field the office changed since the proposal is told as overtaken and left as it is.
 */
export const decideChanges = commandContract({
  name: "verification.decide-changes",
  method: "POST",
  path: "/verification/changes/decide",
  summary: "Accept or refuse proposed changes of the registry.",
  permission: "verification.change.decide",
  scope: "compartment",
  input: z.strictObject({
    changeIds: z.array(z.uuid()).min(1).max(200),
    verdict: z.enum(["accept", "refuse"]),
    reason: z.string().trim().max(500).default(""),
  }),
  output: z.strictObject({
    results: z.array(
      z.strictObject({
        changeId: z.uuid(),
        state: z.enum(["accepted", "refused", "overtaken", "waiting"]),
        /** Why it still waits: a code of the registry's own refusals. */
        code: z.string().nullable(),
      }),
    ),
  }),
  errors: {
    CHANGE_NOT_FOUND: 404,
    /** Details: { changeId } */
    CHANGE_DECIDED_BEFORE: 409,
    /** Details: { changeId }: nobody decides on what they proposed. */
    PROPOSED_BY_YOURSELF: 403,
    REASON_MISSING: 422,
  },
});
