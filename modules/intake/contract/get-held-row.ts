import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BatchId, ShownFinding } from "./common.ts";
import { HeldRowState } from "./list-held-rows.ts";
import { SetAside } from "./set-aside.ts";

/** One row in clear, to be mended: every look is logged. Protected fields stay hidden and keep their value. */
export const getHeldRow = queryContract({
  name: "intake.get-held-row",
  method: "GET",
  path: "/intake/batches/:batchId/rows/:rowNo",
  summary: "One held row with its cells.",
  permission: "intake.row.mend",
  scope: "area",
  personal: true,
  input: z.strictObject({ batchId: BatchId, rowNo: z.coerce.number().int().positive() }),
  output: z.strictObject({
    rowNo: z.int(),
    state: HeldRowState,
    revision: z.int(),
    mendable: z.boolean(),
    /** Given up, and can be taken back. */
    returnable: z.boolean(),
    setAside: SetAside.nullable(),
    cells: z.array(
      z.strictObject({
        field: z.string(),
        label: z.string(),
        header: z.string(),
        text: z.string(),
        hidden: z.boolean(),
      }),
    ),
    findings: z.array(ShownFinding),
  }),
  errors: { ROW_NOT_FOUND: 404 },
});
