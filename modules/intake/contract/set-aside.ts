import { z } from "zod";

/** Why a held row is given up; chosen from a list, so that reports can count it. */
export const SetAsideReason = z.enum([
  "repeated",
  "not-of-this-area",
  "not-a-person",
  "sender-cannot-say",
  "other",
]);
export type SetAsideReason = z.infer<typeof SetAsideReason>;

/** Who gave the row up, when and why; `reason` null = before reasons were asked for. */
export const SetAside = z.strictObject({
  reason: SetAsideReason.nullable(),
  note: z.string(),
  byName: z.string().nullable(),
  at: z.iso.datetime().nullable(),
});
