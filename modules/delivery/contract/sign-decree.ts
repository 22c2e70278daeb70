import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";

/**
 * Signs a checked decree: a third person, with a second factor given in the last five minutes. Its money is committed
 * and nothing of it changes any more. `credentials` are for BSrE alone: used once, neither stored nor fingerprinted.
 */
export const signDecree = commandContract({
  name: "delivery.sign-decree",
  method: "POST",
  path: "/delivery/decrees/:decreeId/sign",
  summary: "Sign a decree.",
  permission: "delivery.decree.sign",
  scope: "area",
  freshSecondFactor: true,
  secret: true,
  input: z.strictObject({
    decreeId: z.uuid(),
    baseRevision: z.int(),
    credentials: z
      .strictObject({ nik: z.string().regex(/^\d{16}$/), passphrase: z.string().min(1).max(200) })
      .nullable()
      .default(null),
  }),
  output: z.strictObject({ state: z.string(), revision: z.int(), pdfSha256: z.string() }),
  errors: {
    ...decreeErrors,
    FINDINGS_OPEN: 409,
    NOT_RECONCILED: 409,
    MAKER_CANNOT_SIGN: 403,
    DECREE_ALREADY_SIGNED: 409,
    PAPER_NOT_READY: 409,
    BUDGET_SHORT: 409,
    SIGN_SERVICE_OFF: 503,
    SIGN_REFUSED: 422,
    SIGN_SERVICE_SILENT: 503,
  },
});
