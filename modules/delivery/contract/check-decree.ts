import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";

/** The checker, another person than the maker, confirms the list and gives number, date and signer; the paper is then made. */
export const checkDecree = commandContract({
  name: "delivery.check-decree",
  method: "POST",
  path: "/delivery/decrees/:decreeId/check",
  summary: "Confirm a decree for signature.",
  permission: "delivery.decree.check",
  scope: "area",
  input: z.strictObject({
    decreeId: z.uuid(),
    baseRevision: z.int(),
    number: z.string().trim().min(3).max(80),
    datedOn: z.iso.date(),
    signerTitle: z.string().trim().min(3).max(120),
    signerName: z.string().trim().min(3).max(120),
  }),
  output: z.strictObject({ state: z.string(), revision: z.int(), batchId: z.uuid() }),
  errors: {
    ...decreeErrors,
    FINDINGS_OPEN: 409,
    NOT_RECONCILED: 409,
    MAKER_CANNOT_CHECK: 403,
    NUMBER_TAKEN: 409,
  },
});
