import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Second step: proves the app holds the secret. The backup codes are shown this once; the server keeps hashes. */
export const enrolSecondFactor = commandContract({
  name: "identity.enrol-second-factor",
  method: "POST",
  path: "/identity/second-factor/enrol",
  summary: "Confirm the authenticator app and receive backup codes.",
  permission: "signed-in",
  scope: "self",
  secret: true,
  input: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  }),
  output: z.strictObject({ backupCodes: z.array(z.string()) }),
  errors: { NOTHING_TO_ENROL: 409, SECOND_FACTOR_WRONG: 422, TOO_MANY_ATTEMPTS: 429 },
});
