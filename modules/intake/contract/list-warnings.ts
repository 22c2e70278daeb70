import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { After, BatchId, batchErrors, PageSize, ShownFinding } from "./common.ts";

/** Rows that entered although a rule had something to say about them, by their number; pages by it. */
export const listWarnings = queryContract({
  name: "intake.list-warnings",
  method: "GET",
  path: "/intake/batches/:batchId/warnings",
  summary: "Rows that enter with a warning.",
  permission: "intake.batch.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    batchId: BatchId,
    rule: z.string().max(60).optional(),
    after: After.default(0),
    limit: PageSize,
  }),
  output: z.strictObject({
    rows: z.array(z.strictObject({ rowNo: z.int(), findings: z.array(ShownFinding) })),
    total: z.int(),
    next: z.int().nullable(),
  }),
  errors: batchErrors,
});
