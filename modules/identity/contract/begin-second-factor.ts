import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/**
 * First step of enrolling an authenticator app: a new secret that does not count until a code made from it
 * is given to identity.enrol-second-factor. Replacing an enrolled one needs a fresh second factor.
 */
export const beginSecondFactor = commandContract({
  name: "identity.begin-second-factor",
  method: "POST",
  path: "/identity/second-factor/begin",
  summary: "Get a new authenticator secret for the own account.",
  permission: "signed-in",
  scope: "self",
  secret: true,
  input: z.strictObject({}),
  output: z.strictObject({
    /** Base32, to type by hand where no camera is at hand. */
    secret: z.string(),
    /** otpauth:// address for the QR picture. */
    uri: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  errors: { SECOND_FACTOR_REQUIRED: 401 },
});
