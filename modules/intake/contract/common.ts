import { z } from "zod";

export const BatchId = z.uuid();

/** A place in a long list that a caller hands back for the next page. */
export const After = z.coerce.number().int().nonnegative();

export const PageSize = z.coerce.number().int().min(1).max(200).default(50);

/** Refusals of every operation on one batch; also "not yours". */
export const batchErrors = { BATCH_NOT_FOUND: 404 } as const;

/** Refusals of operations that change a batch. */
export const changeErrors = { ...batchErrors, BATCH_CHANGED: 409, BATCH_STATE_WRONG: 409 } as const;

/** What a rule says, ready to show in the caller's language. */
export const ShownFinding = z.strictObject({
  rule: z.string(),
  severity: z.enum(["refuse", "hold", "warn", "tell"]),
  field: z.string().nullable(),
  fieldLabel: z.string().nullable(),
  value: z.string(),
  reason: z.string(),
  remedy: z.string(),
});
export type ShownFinding = z.infer<typeof ShownFinding>;
