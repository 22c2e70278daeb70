import { z } from "zod";
import { Aid } from "./page-shapes.ts";
import { CivilDate, LifeStatus, PlaceLabel, Sex } from "./shapes.ts";

export const LinkKind = z.enum(["person", "family"]);

export const LinkState = z.enum([
  "open",
  "same",
  "different",
  "unsure",
  "ask-field",
  "awaiting-second",
  "merged",
]);

/** registry.pair_doubt: which kind of doubt, the first that fits. */
export const LinkDoubt = z.enum([
  "moved",
  "same-number",
  "two-cards",
  "no-number",
  "one-name",
  "spelling",
  "number-differs",
  "other",
]);

/** Why a second person must confirm (reference/linkage-review). */
export const SecondBecause = z.enum([
  "protected",
  "both-aided",
  "different-sex",
  "different-region",
  "low-probability",
  "once-different",
]);

/** One field of the comparison: level "equal", "missing" or the name of the difference; weight in bits. */
export const LinkPart = z.strictObject({ field: z.string(), level: z.string(), weight: z.number() });

const LinkMember = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  sex: Sex.nullable(),
  bornOn: CivilDate.nullable(),
  relation: z.int().nullable(),
  nikMasked: z.string().nullable(),
});

/** One of the records beside each other: a person with the family around it, or a family. */
export const LinkRecord = z.strictObject({
  id: z.uuid(),
  revision: z.int(),
  kind: LinkKind,
  name: z.string(),
  numberMasked: z.string().nullable(),
  /** Positions (0–15) at which the number differs from that of the first record; empty where either is unknown. */
  numberDiffersAt: z.array(z.int()),
  kkMasked: z.string().nullable(),
  kkDiffersAt: z.array(z.int()),
  sex: Sex.nullable(),
  bornOn: CivilDate.nullable(),
  birthPlace: z.string(),
  motherName: z.string(),
  relation: z.int().nullable(),
  familyId: z.uuid().nullable(),
  headName: z.string(),
  place: PlaceLabel,
  address: z.string(),
  rt: z.string(),
  rw: z.string(),
  lifeStatus: LifeStatus.nullable(),
  isProtected: z.boolean(),
  mergedInto: z.uuid().nullable(),
  source: z.string(),
  createdAt: z.iso.datetime(),
  members: z.array(LinkMember),
  aid: z.array(Aid),
  /** Latest changes: field names, never values. */
  changes: z.array(z.strictObject({ changedAt: z.iso.datetime(), field: z.string(), source: z.string() })),
});

/** A pair in a list: names of both, no numbers. */
export const LinkPairRow = z.strictObject({
  pairId: z.uuid(),
  kind: LinkKind,
  nameA: z.string(),
  nameB: z.string(),
  placeA: PlaceLabel,
  placeB: PlaceLabel,
  weight: z.number(),
  probability: z.number(),
  doubt: LinkDoubt,
  state: LinkState,
  foundAt: z.iso.datetime(),
  ageDays: z.int(),
  /** How many records the cluster joins; 2 = this pair alone. */
  records: z.int(),
  assigned: z.enum(["me", "other"]).nullable(),
  /** Decided by the caller: another person must be the second. */
  decidedByMe: z.boolean(),
  disputed: z.boolean(),
});

/** Filters of the list, of its export and of "the next one". */
export const LinkFilter = {
  kind: LinkKind.optional(),
  /** Only pairs of which a record lies inside this place. */
  placeCode: z
    .string()
    .regex(/^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$/)
    .optional(),
  /** "waiting" = nobody has settled it: open, unsure, ask-field, awaiting-second. */
  state: z.enum(["waiting", ...LinkState.options]).default("waiting"),
  doubt: LinkDoubt.optional(),
  /** 0–1. */
  minProbability: z.coerce.number().min(0).max(1).optional(),
  assigned: z.enum(["me", "nobody"]).optional(),
  /** Found at least so many days ago. */
  minAgeDays: z.coerce.number().int().min(0).max(3650).optional(),
  /** Only pairs about which two reviewers disagree. */
  disputed: z.stringbool().optional(),
} as const;
