import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Condition } from "./condition-shape.ts";
import { GroupMembership } from "./group-shapes.ts";
import { Aid, Allowed, CodedFact, DocumentRow, LifeEvent, MergeMark, SuspicionMark } from "./page-shapes.ts";
import { CivilDate, LifeStatus, NikWarning, PlaceLabel, Sex } from "./shapes.ts";

/** One person: identity (numbers masked), coded facts, conditions, families over time, events, documents. */
export const getPerson = queryContract({
  name: "registry.get-person",
  method: "GET",
  path: "/registry/persons/:personId",
  summary: "Read a person's page.",
  permission: "registry.person.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ personId: z.uuid() }),
  output: z.strictObject({
    personId: z.uuid(),
    revision: z.int(),
    familyId: z.uuid().nullable(),
    headName: z.string().nullable(),
    relation: z.int().nullable(),
    name: z.string(),
    sex: Sex.nullable(),
    bornOn: CivilDate.nullable(),
    ageYears: z.int().nullable(),
    birthPlace: z.string(),
    motherName: z.string(),
    place: PlaceLabel,
    address: z.string(),
    rt: z.string(),
    rw: z.string(),
    lifeStatus: LifeStatus,
    diedOn: CivilDate.nullable(),
    mergedInto: z.uuid().nullable(),
    isProtected: z.boolean(),
    nikMasked: z.string().nullable(),
    nikWarnings: z.array(NikWarning),
    /** Numbers the person held or holds, masked. */
    numbers: z.array(
      z.strictObject({ kind: z.string(), masked: z.string(), endedAt: z.iso.datetime().nullable() }),
    ),
    factsSource: z.string().nullable(),
    factsAsOfOn: CivilDate.nullable(),
    facts: z.array(CodedFact),
    conditions: z.array(Condition),
    memberships: z.array(
      z.strictObject({
        familyId: z.uuid(),
        headName: z.string().nullable(),
        relation: z.int().nullable(),
        sinceOn: CivilDate.nullable(),
        untilOn: CivilDate.nullable(),
        endedBecause: z.string().nullable(),
      }),
    ),
    groups: z.array(GroupMembership),
    aid: z.array(Aid),
    documents: z.array(DocumentRow),
    events: z.array(LifeEvent),
    merges: z.array(MergeMark),
    /** Possibly recorded twice; empty for who may not see pairs. */
    suspicions: z.array(SuspicionMark),
    source: z.string(),
    createdAt: z.iso.datetime(),
    allowed: Allowed,
  }),
  errors: { PERSON_NOT_FOUND: 404 },
});
