import { z } from "zod";

/** Newest selection that reached the subject's kabupaten/kota. Ranks and figures count within that region. */
export const SelectionStanding = z.strictObject({
  selectionId: z.uuid(),
  title: z.string(),
  period: z.string(),
  regionLabel: z.string(),
  madeAt: z.iso.datetime(),
  /** Null = on neither list nor reserve. */
  mark: z.enum(["selected", "reserve", "added", "removed"]).nullable(),
  /** Null where an officer added the subject by hand. */
  rank: z.int().nullable(),
  /** Null where the programme has no quota per region. */
  quota: z.int().nullable(),
  chosen: z.int(),
  /** Rank of the last one chosen: the line between list and reserve. */
  lastRank: z.int().nullable(),
  reserves: z.int(),
  /** Which reserve; null unless `mark` is "reserve". */
  reserveNumber: z.int().nullable(),
  tieRule: z.string(),
  because: z.string(),
  changedBy: z.string().nullable(),
});

/** A decree that names the subject, with those who answer for it. */
export const DecreeStanding = z.strictObject({
  decreeId: z.uuid(),
  number: z.string().nullable(),
  title: z.string(),
  period: z.string(),
  datedOn: z.iso.date().nullable(),
  state: z.enum(["draft", "submitted", "checked", "signed"]),
  effect: z.enum(["grant", "withdraw"]),
  line: z.int(),
  because: z.string(),
  madeBy: z.string(),
  checkedBy: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
  /** Why a signed line made no enrolment. */
  refusal: z.enum(["already-enrolled", "twice-in-decree", "unknown-subject", "not-enrolled"]).nullable(),
});

export const EnrolmentStanding = z.strictObject({
  enrolmentId: z.uuid(),
  state: z.enum(["active", "paused", "ended"]),
  fromOn: z.iso.date(),
  uptoOn: z.iso.date().nullable(),
  endedBecause: z
    .enum(["replaced", "graduated", "exited", "dead", "moved", "withdrawn", "finished"])
    .nullable(),
});

/**
 * Where a subject stands between the rules and the money: place in the selection, decrees that name it (the newest
 * first), the enrolment. Told by the module that decides (delivery); this one only shows it.
 */
export const Standing = z.strictObject({
  selection: SelectionStanding.nullable(),
  decrees: z.array(DecreeStanding),
  enrolment: EnrolmentStanding.nullable(),
});
export type Standing = z.output<typeof Standing>;
