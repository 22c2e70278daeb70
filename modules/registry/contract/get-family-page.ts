import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Condition } from "./condition-shape.ts";
import { GroupMembership } from "./group-shapes.ts";
import { Aid, Allowed, CodedFact, DocumentRow, LifeEvent, MergeMark, SuspicionMark } from "./page-shapes.ts";
import { CivilDate, LifeStatus, NikWarning, PlaceLabel, Sex } from "./shapes.ts";

export const FamilyMember = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  sex: Sex.nullable(),
  bornOn: CivilDate.nullable(),
  ageYears: z.int().nullable(),
  relation: z.int().nullable(),
  nikMasked: z.string().nullable(),
  nikWarnings: z.array(NikWarning),
  lifeStatus: LifeStatus,
  disabilityKinds: z.int(),
  revision: z.int(),
});

/**
 * Everything that is known of a family and that the actor may see: members (protected persons only with their
 * compartment), ranks over time, housing, conditions, aid, documents, events. Numbers are masked.
 */
export const getFamilyPage = queryContract({
  name: "registry.get-family-page",
  method: "GET",
  path: "/registry/families/:familyId",
  summary: "Read a family's page.",
  permission: "registry.family.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ familyId: z.uuid() }),
  output: z.strictObject({
    familyId: z.uuid(),
    revision: z.int(),
    headName: z.string(),
    kkMasked: z.string().nullable(),
    status: z.enum(["active", "moved-out", "dissolved", "merged"]),
    mergedInto: z.uuid().nullable(),
    place: PlaceLabel,
    address: z.string(),
    hamlet: z.string(),
    rt: z.string(),
    rw: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    source: z.string(),
    createdAt: z.iso.datetime(),
    household: z
      .strictObject({ number: z.string().nullable(), headName: z.string(), familyCount: z.int() })
      .nullable(),
    members: z.array(FamilyMember),
    formerMembers: z.array(
      z.strictObject({
        personId: z.uuid(),
        name: z.string(),
        sinceOn: CivilDate.nullable(),
        untilOn: CivilDate.nullable(),
        because: z.string(),
      }),
    ),
    welfare: z.array(
      z.strictObject({
        source: z.string(),
        cutOffOn: CivilDate,
        unit: z.enum(["family", "household"]),
        decile: z.int().nullable(),
        percentile: z.int().nullable(),
        extremePoor: z.boolean().nullable(),
        status: z.enum(["active", "active-assessed-dead", "inactive"]),
      }),
    ),
    housing: z
      .strictObject({ source: z.string(), cutOffOn: CivilDate, facts: z.array(CodedFact) })
      .nullable(),
    conditions: z.array(Condition),
    /** Groups of the members: a group counts as a group, its members as persons. */
    groups: z.array(GroupMembership),
    aid: z.array(Aid),
    documents: z.array(DocumentRow),
    events: z.array(LifeEvent),
    merges: z.array(MergeMark),
    /** Possibly recorded twice; empty for who may not see pairs. */
    suspicions: z.array(SuspicionMark),
    allowed: Allowed,
  }),
  errors: { FAMILY_NOT_FOUND: 404 },
});
