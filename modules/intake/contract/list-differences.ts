import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { After, BatchId, batchErrors, PageSize } from "./common.ts";
import { DifferenceKind } from "./shapes.ts";

export const DifferenceLine = z.strictObject({
  id: z.int(),
  kind: DifferenceKind,
  subjectKind: z.enum(["family", "person"]),
  subjectId: z.uuid().nullable(),
  regionCode: z.string(),
  rowNo: z.int().nullable(),
  name: z.string(),
  place: z.string(),
  field: z.string().nullable(),
  /** Name of the field as people call it; null where it is none of a file. */
  fieldLabel: z.string().nullable(),
  /** In words of the caller's language where the file has codes; dates as YYYY-MM-DD. */
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
});

/** How a snapshot differs from the one before it, one line each; pages by id. */
export const listDifferences = queryContract({
  name: "intake.list-differences",
  method: "GET",
  path: "/intake/batches/:batchId/differences",
  summary: "Differences of a snapshot to the one before.",
  permission: "intake.batch.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    batchId: BatchId,
    kind: DifferenceKind,
    subjectKind: z.enum(["family", "person"]).optional(),
    after: After.default(0),
    limit: PageSize,
  }),
  output: z.strictObject({ differences: z.array(DifferenceLine), total: z.int(), next: z.int().nullable() }),
  errors: batchErrors,
});
