import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BatchId, batchErrors } from "./common.ts";

/**
 * Held rows as a sheet: the file's own columns, then row number, reason and remedy. Mended there, it can be sent
 * in as it is: the added columns are known and passed over.
 */
export const downloadHeld = queryContract({
  name: "intake.download-held",
  method: "GET",
  path: "/intake/batches/:batchId/held.:format",
  summary: "Held rows as a sheet with their reasons.",
  permission: "intake.row.mend",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ batchId: BatchId, format: z.enum(["csv", "xlsx"]) }),
  output: z.unknown(),
  errors: { ...batchErrors, NOTHING_HELD: 404 },
});
