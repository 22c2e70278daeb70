import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ProgrammeCode } from "./definition.ts";
import { holdKinds, holdSubjectKinds } from "./place-hold.ts";

export const HoldLine = z.strictObject({
  holdId: z.uuid(),
  programmeCode: z.string(),
  subjectKind: z.enum(holdSubjectKinds),
  subjectId: z.uuid(),
  /** Name of the person, head or group. */
  subjectName: z.string(),
  placeLabel: z.string(),
  kind: z.enum(holdKinds),
  reason: z.string(),
  legalBasis: z.string(),
  /** Last day it stands; null = until lifted. */
  untilOn: z.iso.date().nullable(),
  standing: z.enum(["stands", "over", "lifted"]),
  placedAt: z.iso.datetime(),
  placedBy: z.string(),
  liftedAt: z.iso.datetime().nullable(),
  liftedBy: z.string().nullable(),
  liftReason: z.string().nullable(),
});

/** Pauses and refusals of the actor's area, newest first: of a programme, of a subject, those that stand or all. */
export const listHolds = queryContract({
  name: "programmes.list-holds",
  method: "GET",
  path: "/programmes/holds",
  summary: "List pauses and refusals.",
  permission: "programmes.hold.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    programmeCode: ProgrammeCode.optional(),
    subjectId: z.uuid().optional(),
    standing: z.enum(["stands", "all"]).default("stands"),
    /** `next` of the page before. */
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ holds: z.array(HoldLine), total: z.int(), next: z.uuid().nullable() }),
  errors: {},
});
