import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Makes ten new backup codes; the old ones stop working. Shown this once. */
export const renewBackupCodes = commandContract({
  name: "identity.renew-backup-codes",
  method: "POST",
  path: "/identity/second-factor/backup-codes",
  summary: "Replace the own backup codes.",
  permission: "signed-in",
  scope: "self",
  secret: true,
  freshSecondFactor: true,
  input: z.strictObject({}),
  output: z.strictObject({ backupCodes: z.array(z.string()) }),
  errors: { SECOND_FACTOR_NOT_ENROLLED: 409 },
});
