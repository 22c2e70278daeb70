import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/**
 * Carries out a proposed destruction or rejects it; another person than the proposer, with a fresh second
 * factor. What no longer is past its time when decided is spared and told.
 */
export const decideDestruction = commandContract({
  name: "accountability.decide-destruction",
  method: "POST",
  path: "/accountability/destructions/:destructionId/decision",
  summary: "Carry out or reject a destruction.",
  permission: "accountability.destruction.decide",
  scope: "area",
  freshSecondFactor: true,
  input: z.strictObject({
    destructionId: z.uuid(),
    carryOut: z.boolean(),
    note: z.string().trim().min(5, { message: "Tulis alasan atau dasar keputusan." }).max(1000),
  }),
  output: z.strictObject({ state: z.string(), destroyedCount: z.int() }),
  errors: { DESTRUCTION_NOT_FOUND: 404, ALREADY_DECIDED: 409, OWN_PROPOSAL: 403 },
});
