import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";
import { PeriodText } from "./shapes.ts";

const Words = z.strictObject({ id: z.string(), en: z.string() });

/** Which commitment of which cycle is meant. */
export const CommitmentOf = {
  programmeCode: ProgrammeCodeText,
  period: PeriodText,
  commitment: z.string().min(1).max(40),
};

export const CommitmentRow = z.strictObject({
  enrolmentId: z.uuid(),
  name: z.string(),
  nikMasked: z.string().nullable(),
  placeCode: PlaceCode,
  placeLabel: z.string(),
  /** null = nothing was recorded for this cycle yet. */
  kept: z.boolean().nullable(),
  note: z.string(),
  checkedAt: z.iso.datetime().nullable(),
  checkedBy: z.string().nullable(),
});
export type CommitmentRow = z.infer<typeof CommitmentRow>;

/**
 * Recipients of a programme with what is recorded of one commitment in one cycle. POST, because a name may be
 * searched and must not stand in an address.
 */
export const listCommitments = queryContract({
  name: "delivery.list-commitments",
  method: "POST",
  path: "/delivery/commitments/list",
  summary: "Recipients with what is recorded of a commitment.",
  permission: "delivery.enrolment.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    ...CommitmentOf,
    placeCode: PlaceCode.optional(),
    /** Part of a name. */
    name: z.string().trim().max(80).optional(),
    state: z.enum(["open", "kept", "not-kept"]).optional(),
    /** `next` of the page before. */
    after: z.uuid().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    recipients: z.array(CommitmentRow),
    counts: z.strictObject({ open: z.int(), kept: z.int(), notKept: z.int() }),
    /** Meaning of the commitment, from the programme's definition. */
    label: Words,
    text: Words,
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  errors: {},
});
