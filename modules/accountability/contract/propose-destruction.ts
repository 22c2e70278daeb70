import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Draws up the minutes of a destruction: fixes which records, with the fingerprint of the list. */
export const proposeDestruction = commandContract({
  name: "accountability.propose-destruction",
  method: "POST",
  path: "/accountability/destructions",
  summary: "Propose the destruction of records past their time.",
  permission: "accountability.destruction.propose",
  scope: "area",
  input: z.strictObject({ classCode: z.string().max(60) }),
  output: z.strictObject({ destructionId: z.uuid(), number: z.string(), recordCount: z.int() }),
  errors: { CLASS_NOT_FOUND: 404, CLASS_NOT_DESTROYABLE: 422, NOTHING_DUE: 409, ALREADY_PROPOSED: 409 },
});
