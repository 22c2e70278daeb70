import { z } from "zod";
import { CivilDate, Code, LifeStatus, Sex } from "#modules/registry/contract/shapes.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { taskKinds } from "./task-shapes.ts";
import { Answers, PhotoMark, visitResults } from "./visit-shapes.ts";

/**
 * Version of what phone and server say to each other. A phone that was on an island for weeks speaks an older one:
 * the server takes the last two releases as well, and refuses what is older or newer with CONTRACT_NOT_SPOKEN.
 */
export const syncContractVersion = 1;
export const oldestContractSpoken = Math.max(1, syncContractVersion - 2);

export const ContractVersion = z.int().min(1).max(10_000);

/** Families a phone may carry. */
export const largestCaseload = 2000;
/** Families in one answer of read-caseload. */
export const caseloadPage = 200;
/** Bytes in one piece of a photo, and in a whole one. */
export const largestPieceBytes = 131_072;
export const largestPhotoBytes = 2_097_152;

export const DeviceToken = z.string().regex(/^[\w-]{43}$/);

/** Coded facts by field, as registry's fields are named; absent = not known. */
const Facts = z.record(z.string(), Code);

export const CaseloadMember = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  sex: Sex.nullable(),
  bornOn: CivilDate.nullable(),
  birthPlace: z.string(),
  motherName: z.string(),
  relation: z.int().nullable(),
  nikMasked: z.string().nullable(),
  lifeStatus: LifeStatus,
  facts: Facts,
  revision: z.int(),
});

export const CaseloadTask = z.strictObject({
  taskId: z.uuid(),
  kind: z.enum(taskKinds),
  personId: z.uuid().nullable(),
  priority: z.int(),
  dueOn: CivilDate.nullable(),
  /** False: open for whoever comes by. */
  mine: z.boolean(),
});

/** One household as the phone carries it, with the last answers given. */
export const CaseloadFamily = z.strictObject({
  familyId: z.uuid(),
  /** Change number under which it was sent; the phone keeps the greatest it has stored. */
  number: z.int(),
  revision: z.int(),
  headName: z.string(),
  kkMasked: z.string().nullable(),
  placeCode: PlaceCode,
  address: z.string(),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  rank: z.strictObject({ decile: z.int(), source: z.string(), cutOffOn: CivilDate }).nullable(),
  housing: z.record(z.string(), z.int()),
  members: z.array(CaseloadMember),
  lastVisit: z
    .strictObject({
      visitedAt: z.iso.datetime(),
      result: z.enum(visitResults),
      questionnaireCode: z.string().nullable(),
      answers: Answers,
    })
    .nullable(),
  tasks: z.array(CaseloadTask),
});

export const QuestionnaireMark = z.strictObject({ code: z.string(), version: z.int(), sha256: z.string() });

/** One field on which phone and office disagree: the worker decides, the decision is kept with the visit. */
export const Conflict = z.strictObject({
  subjectKind: z.enum(["family", "person"]),
  subjectId: z.uuid(),
  field: z.string(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  before: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
});

/** A base value: what the phone showed when the visit began. */
const Base = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export const VisitBody = z.strictObject({
  visitId: z.uuid(),
  familyId: z.uuid(),
  taskId: z.uuid().nullable(),
  questionnaire: z.strictObject({ code: z.string().max(40), version: z.int().min(1) }).nullable(),
  result: z.enum(visitResults),
  /** Whom a death or a move is about; null = the family as a whole. */
  about: z
    .strictObject({
      personId: z.uuid().nullable(),
      happenedOn: CivilDate,
      destination: z.string().trim().max(120),
    })
    .nullable()
    .default(null),
  /** Of the family as the phone holds it. */
  baseRevision: z.int(),
  visitedAt: z.iso.datetime({ offset: true }),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  accuracyMetres: z.int().min(0).max(100_000).nullable(),
  answers: Answers,
  /** Values of the registry's fields before the visit, for every one the answers touch. */
  base: z.strictObject({ family: Base, persons: z.record(z.uuid(), Base) }),
  /** What the worker decided of conflicts told before: kept as history. */
  settled: z
    .array(Conflict.omit({ changedAt: true, changedBy: true }).extend({ chosen: z.enum(["mine", "theirs"]) }))
    .max(200)
    .default([]),
  note: z.string().trim().max(2000),
  photos: z.array(PhotoMark).max(20),
});

/** A family or person nobody had on a list: climbs the ladder like a village's proposal. */
export const FoundFamilyBody = z.strictObject({
  familyId: z.uuid(),
  placeCode: PlaceCode.refine((code) => code.length === 10),
  address: z.string().trim().max(200),
  rt: z.string().trim().max(5),
  rw: z.string().trim().max(5),
  latitude: z.number().min(-11.5).max(6.5).nullable(),
  longitude: z.number().min(94.5).max(141.5).nullable(),
  kkNumber: z
    .string()
    .regex(/^\d{16}$/)
    .nullable(),
  members: z
    .array(
      z.strictObject({
        personId: z.uuid(),
        name: z.string().trim().min(1).max(120),
        nik: z
          .string()
          .regex(/^\d{16}$/)
          .nullable(),
        sex: Sex.nullable(),
        bornOn: CivilDate.nullable(),
        relation: z.int().nullable(),
      }),
    )
    .min(1)
    .max(30),
  foundAt: z.iso.datetime({ offset: true }),
  note: z.string().trim().max(2000),
});

export const OutboxItem = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("visit"), body: VisitBody }),
  z.strictObject({ kind: z.literal("found-family"), body: FoundFamilyBody }),
]);

/** Why an item is refused for good; each has a sentence (error_CODE) with its remedy. */
export const itemRefusals = [
  "FAMILY_NOT_FOUND",
  "PLACE_OUTSIDE_AREA",
  "QUESTIONNAIRE_UNKNOWN",
  "ANSWERS_NOT_ALLOWED",
  "VISITED_IN_FUTURE",
  "VISIT_SENT_BEFORE",
  "KK_HELD_BY_ANOTHER",
  "NIK_HELD_BY_ANOTHER",
] as const;

/** What is wrong with an answer. */
export const answerFaults = [
  "WRONG_KIND",
  "NOT_A_CHOICE",
  "TOO_SMALL",
  "TOO_LARGE",
  "NO_SUCH_DAY",
  "MISSING",
] as const;

export const ItemAnswer = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("accepted"), changes: z.int() }),
  z.strictObject({
    outcome: z.literal("refused"),
    code: z.enum(itemRefusals),
    /** Questions to look at again: "name", or "personId.name". */
    fields: z.array(z.strictObject({ path: z.string(), fault: z.enum(answerFaults) })),
  }),
  z.strictObject({ outcome: z.literal("conflict"), conflicts: z.array(Conflict) }),
]);
