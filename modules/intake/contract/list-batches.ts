import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PageSize } from "./common.ts";
import { BatchState } from "./shapes.ts";

export const BatchLine = z.strictObject({
  batchId: z.uuid(),
  fileName: z.string(),
  profileTitle: z.string().nullable(),
  source: z.string().nullable(),
  cutOffOn: z.string().nullable(),
  state: BatchState,
  errorReason: z.string().nullable(),
  readRows: z.int(),
  acceptedRows: z.int(),
  heldRows: z.int(),
  refusedRows: z.int(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
});

/** Files of the caller's area, newest first; pages by time. */
export const listBatches = queryContract({
  name: "intake.list-batches",
  method: "GET",
  path: "/intake/batches",
  summary: "Files that came in.",
  permission: "intake.batch.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    state: BatchState.optional(),
    /** The file that this long work was last done for; the bell knows only the work. */
    workId: z.uuid().optional(),
    limit: PageSize,
    /** `next` of the page before. */
    after: z.string().max(80).optional(),
  }),
  output: z.strictObject({ batches: z.array(BatchLine), total: z.int(), next: z.string().nullable() }),
  errors: {},
});
