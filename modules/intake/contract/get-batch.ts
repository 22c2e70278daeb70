import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BatchId, batchErrors, ShownFinding } from "./common.ts";
import { BatchLine } from "./list-batches.ts";
import { DifferenceKind } from "./shapes.ts";

export const BatchWork = z.strictObject({
  workId: z.uuid(),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  phase: z.string().nullable(),
  doneUnits: z.int(),
  totalUnits: z.int().nullable(),
  secondsLeft: z.int().nullable(),
});

/** What the caller may do with the batch now. */
export const BatchAction = z.enum(["map", "check", "apply", "cancel", "undo", "mend", "download"]);
export type BatchAction = z.infer<typeof BatchAction>;

/** One file with its balance, its reasons by rule, its differences in figures and what may be done. */
export const getBatch = queryContract({
  name: "intake.get-batch",
  method: "GET",
  path: "/intake/batches/:batchId",
  summary: "One file and what became of it.",
  permission: "intake.batch.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ batchId: BatchId }),
  output: BatchLine.extend({
    revision: z.int(),
    byteSize: z.int(),
    profileId: z.string().nullable(),
    unit: z.string().nullable(),
    /** "snapshot": a dated whole that is compared with the one before; null while the kind is unknown. */
    sourceKind: z.enum(["snapshot", "population", "list", "recipients"]).nullable(),
    checkedAt: z.iso.datetime().nullable(),
    appliedAt: z.iso.datetime().nullable(),
    /** When it was undone, cancelled or refused. */
    endedAt: z.iso.datetime().nullable(),
    needsPlace: z.boolean(),
    askedPlace: z.string().nullable(),
    warnedRows: z.int(),
    readyRows: z.int(),
    work: BatchWork.nullable(),
    fileFindings: z.array(ShownFinding),
    missingFields: z.array(z.string()),
    rules: z.array(
      z.strictObject({
        rule: z.string(),
        severity: z.enum(["refuse", "hold", "warn", "tell"]),
        reason: z.string(),
        remedy: z.string(),
        rows: z.int(),
      }),
    ),
    outcome: z.record(z.string(), z.unknown()),
    previous: z.strictObject({ batchId: z.uuid(), cutOffOn: z.string().nullable() }).nullable(),
    differences: z.array(
      z.strictObject({ kind: DifferenceKind, subjectKind: z.enum(["family", "person"]), count: z.int() }),
    ),
    actions: z.array(BatchAction),
  }),
  errors: batchErrors,
});
