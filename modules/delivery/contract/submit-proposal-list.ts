import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";
import { PeriodText } from "./shapes.ts";

/**
 * Sends in a list by name and address (CSV or XLSX), kept with the file as it came. The same file twice for the same
 * programme and period is refused. Rows are read in a job; read = accepted + refused.
 */
export const submitProposalList = commandContract({
  name: "delivery.submit-proposal-list",
  method: "POST",
  path: "/delivery/proposals/:programmeCode/:period",
  summary: "Send in a list of proposed recipients.",
  permission: "delivery.proposal.submit",
  scope: "area",
  body: "bytes",
  input: z.strictObject({
    programmeCode: ProgrammeCodeText,
    period: PeriodText,
    placeCode: PlaceCode,
    purpose: z.enum(["proposal", "decree"]).default("proposal"),
    letterNumber: z.string().trim().max(120).default(""),
    proposedOn: z.iso.date(),
    fileName: z.string().trim().min(1).max(200),
  }),
  output: z.strictObject({ listId: z.uuid(), batchId: z.uuid() }),
  errors: {
    PROGRAMME_NOT_FOUND: 404,
    PLACE_OUTSIDE_AREA: 404,
    FILE_EMPTY: 422,
    FILE_TOO_LARGE: 413,
    /** Details: { listId } */
    LIST_SENT_BEFORE: 409,
  },
});
