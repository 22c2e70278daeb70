import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { BatchId, changeErrors } from "./common.ts";

/** Chooses the profile of a batch that is not checked yet and corrects what its columns mean. */
export const saveMapping = commandContract({
  name: "intake.save-mapping",
  method: "PUT",
  path: "/intake/batches/:batchId/mapping",
  summary: "Choose the kind of a file and the meaning of its columns.",
  permission: "intake.batch.send",
  scope: "area",
  input: z.strictObject({
    batchId: BatchId,
    baseRevision: z.int(),
    profileId: z.string().max(60),
    /** Corrections: position of the column (0-based) → field, null = leave it out. */
    columns: z.array(z.strictObject({ index: z.int().nonnegative(), field: z.string().nullable() })).max(400),
    cutOffOn: z.iso.date().nullable().default(null),
    /** Village of all rows, for files that do not name it. */
    askedPlace: PlaceCode.nullable().default(null),
  }),
  output: z.strictObject({ revision: z.int(), missing: z.array(z.string()) }),
  errors: { ...changeErrors, PROFILE_UNKNOWN: 422, FIELD_UNKNOWN: 422, FIELD_TWICE: 422, PLACE_UNKNOWN: 422 },
});
