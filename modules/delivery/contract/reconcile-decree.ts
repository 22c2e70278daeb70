import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Begins the reconciliation of a decree that is not signed; long work, shown under the bell. */
export const reconcileDecree = commandContract({
  name: "delivery.reconcile-decree",
  method: "POST",
  path: "/delivery/decrees/:decreeId/reconcile",
  summary: "Reconcile a decree with proposals, registry, earlier decrees, quota and ceiling.",
  permission: "delivery.finding.resolve",
  scope: "area",
  input: z.strictObject({ decreeId: z.uuid() }),
  output: z.strictObject({ batchId: z.uuid() }),
  errors: { DECREE_NOT_FOUND: 404, DECREE_STATE_WRONG: 409, RECONCILIATION_RUNNING: 409 },
});
