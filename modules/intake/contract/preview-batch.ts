import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BatchId, batchErrors, ShownFinding } from "./common.ts";
import { MappedColumnShape } from "./shapes.ts";

/** The first rows of a file as they would be read: columns with their field, cells masked, reasons beside them. */
export const previewBatch = queryContract({
  name: "intake.preview-batch",
  method: "GET",
  path: "/intake/batches/:batchId/preview",
  summary: "First rows of a file with what its columns are taken for.",
  permission: "intake.batch.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ batchId: BatchId }),
  output: z.strictObject({
    columns: z.array(MappedColumnShape.extend({ label: z.string().nullable(), required: z.boolean() })),
    rows: z.array(
      z.strictObject({
        rowNo: z.int(),
        cells: z.array(z.string()),
        verdict: z.enum(["accept", "hold", "refuse"]).nullable(),
        findings: z.array(ShownFinding),
      }),
    ),
  }),
  errors: { ...batchErrors, FILE_GONE: 410 },
});
