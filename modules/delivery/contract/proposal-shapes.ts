import { z } from "zod";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { PeriodText } from "./shapes.ts";

/** Largest list: 100,000 rows of an XLSX are some 8 MB. */
export const largestListBytes = 32 * 1024 * 1024;

export const ProposalListRow = z.strictObject({
  listId: z.uuid(),
  programmeCode: z.string(),
  programmeTitle: z.string(),
  period: PeriodText,
  placeCode: PlaceCode,
  placeLabel: z.string(),
  purpose: z.enum(["proposal", "decree"]),
  letterNumber: z.string(),
  proposedOn: z.iso.date(),
  fileName: z.string(),
  state: z.enum(["reading", "received", "failed", "withdrawn"]),
  lineCount: z.int(),
  refusedCount: z.int(),
  receivedAt: z.iso.datetime(),
});
export type ProposalListRow = z.infer<typeof ProposalListRow>;
