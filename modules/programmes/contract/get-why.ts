import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { AssessmentStatus, HoldKind, Period, SubjectKind } from "./assessment-shapes.ts";
import { ProgrammeCode } from "./definition.ts";
import { Standing } from "./standing.ts";

const Words = z.strictObject({ id: z.string(), en: z.string() });

export const WhyCriterion = z.strictObject({
  code: z.string(),
  label: Words,
  /** FEEL text, and the same in plain words. */
  rule: z.string(),
  words: Words,
  legalBasis: z.string(),
  remedy: Words,
  /** Today: met, unmet, or null = data lacking. */
  met: z.boolean().nullable(),
  /** At the assessment; absent where there was none, or the criterion is new. */
  metAtAssessment: z.boolean().nullable().optional(),
  change: Words.nullable(),
  values: z.array(
    z.strictObject({
      reference: z.string(),
      label: Words,
      value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      valueLabel: Words.nullable(),
      unit: Words,
      source: z.string(),
      asOfOn: z.string().nullable(),
    }),
  ),
});

/**
 * Why a person or family gets a programme or not: each criterion with the value it was judged on, its source and
 * date, the rule, its legal basis and what would change the answer; judged on the registry as it is now, beside what
 * the assessment of the period said.
 */
export const getWhy = queryContract({
  name: "programmes.get-why",
  method: "GET",
  path: "/programmes/:programmeCode/why/:subjectId",
  summary: "Explain a subject's status in a programme.",
  permission: "programmes.why.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    programmeCode: ProgrammeCode,
    subjectId: z.uuid(),
    /** Default: the newest period that has an assessment. */
    period: Period.optional(),
  }),
  output: z.strictObject({
    /** Place in the selection, the decision that counted, the enrolment. */
    standing: Standing,
    /** How to object, as the office's reference data say it. */
    objection: z.strictObject({
      where: z.array(Words),
      bring: z.array(Words),
      fileWithinWorkingDays: z.int(),
      answerWithinWorkingDays: z.int(),
      /** From which moment the first of them counts. */
      from: Words,
      legalBasis: z.string(),
      /** Name, address and reach of the office. */
      office: z.string(),
    }),
    programmeCode: z.string(),
    title: Words,
    versionNumber: z.int(),
    legalBasis: z.array(z.string()),
    unverified: z.array(z.string()),
    subject: z.strictObject({
      kind: SubjectKind,
      id: z.uuid(),
      name: z.string(),
      placeLabel: z.string(),
      familyId: z.uuid().nullable(),
    }),
    today: z.strictObject({ onDate: z.string(), status: AssessmentStatus }),
    assessment: z
      .strictObject({
        assessmentId: z.uuid(),
        period: Period,
        asOfOn: z.string(),
        status: AssessmentStatus,
        servedTwice: z.boolean(),
      })
      .nullable(),
    criteria: z.array(WhyCriterion),
    /** Rupiah of a whole cycle as digits, were it granted today; "0" where no amount is known. */
    amountRupiah: z.string(),
    parts: z.array(
      z.strictObject({ code: z.string(), label: Words, count: z.int(), amountRupiah: z.string() }),
    ),
    /** An officer's pause or refusal that stands over the rules. */
    hold: z
      .strictObject({
        kind: HoldKind,
        reason: z.string(),
        legalBasis: z.string(),
        untilOn: z.string().nullable(),
        placedAt: z.string(),
        placedBy: z.string(),
      })
      .nullable(),
    history: z.array(
      z.strictObject({
        at: z.string(),
        from: AssessmentStatus.nullable(),
        to: AssessmentStatus,
      }),
    ),
  }),
  errors: { PROGRAMME_NOT_FOUND: 404, SUBJECT_NOT_FOUND: 404 },
});
