import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { SecondFactorCode } from "./shapes.ts";

/** Gives the second factor again in a running session, before an act that binds; the session's token is replaced. */
export const confirmSecondFactor = commandContract({
  name: "identity.confirm-second-factor",
  method: "POST",
  path: "/identity/second-factor/confirm",
  summary: "Confirm the second factor for the next five minutes.",
  permission: "signed-in",
  scope: "self",
  input: z.strictObject({ code: SecondFactorCode }),
  output: z.strictObject({ confirmedAt: z.iso.datetime(), backupCodesLeft: z.int() }),
  errors: { SECOND_FACTOR_NOT_ENROLLED: 409, SECOND_FACTOR_WRONG: 422, TOO_MANY_ATTEMPTS: 429 },
});
