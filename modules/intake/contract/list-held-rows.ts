import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { After, BatchId, batchErrors, PageSize, ShownFinding } from "./common.ts";
import { SetAside } from "./set-aside.ts";

export const HeldRowState = z.enum(["held", "refused", "ready", "applied", "dropped"]);

export const HeldRowLine = z.strictObject({
  rowNo: z.int(),
  state: HeldRowState,
  revision: z.int(),
  /** Masked name, number of the family and village, to recognise the row by. */
  name: z.string(),
  familyNumber: z.string(),
  village: z.string(),
  findings: z.array(ShownFinding),
  /** Present where a person gave the row up. */
  setAside: SetAside.nullable(),
});

/** Rows that did not enter, by their number; pages by it. */
export const listHeldRows = queryContract({
  name: "intake.list-held-rows",
  method: "GET",
  path: "/intake/batches/:batchId/rows",
  summary: "Held and refused rows of a file with their reasons.",
  permission: "intake.batch.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    batchId: BatchId,
    state: HeldRowState.default("held"),
    rule: z.string().max(60).optional(),
    after: After.default(0),
    limit: PageSize,
  }),
  output: z.strictObject({ rows: z.array(HeldRowLine), total: z.int(), next: z.int().nullable() }),
  errors: batchErrors,
});
