import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { evidenceKinds } from "./condition-shape.ts";
import { CivilDate, DisabilityKinds } from "./shapes.ts";

/**
 * Records that a person holds a PPKS type, with evidence and date. Age and sex limits and the need of a
 * disability kind come from the type's data (Permensos 8/2012). A type with a compartment is stored protected,
 * and only by one who holds that compartment.
 */
export const recordCondition = commandContract({
  name: "registry.record-condition",
  method: "POST",
  path: "/registry/persons/:personId/conditions",
  summary: "Record a PPKS type of a person.",
  permission: "registry.condition.record",
  scope: "area",
  input: z.strictObject({
    personId: z.uuid(),
    ppksCode: z.string().regex(/^\d\d$/),
    sinceOn: CivilDate,
    evidenceKind: z.enum(evidenceKinds),
    evidenceNote: z.string().trim().max(500).default(""),
    disabilityKinds: DisabilityKinds.default(0),
    note: z.string().trim().max(1000).default(""),
  }),
  output: z.strictObject({ conditionId: z.uuid() }),
  errors: {
    PERSON_NOT_FOUND: 404,
    PPKS_UNKNOWN: 422,
    /** Details: { minAgeYears, maxAgeYears, ageYears } */
    AGE_OUTSIDE_LIMITS: 422,
    SEX_NOT_FITTING: 422,
    DISABILITY_KINDS_MISSING: 422,
    DATE_IN_FUTURE: 422,
    BEFORE_BIRTH: 422,
    CONDITION_ALREADY_HELD: 409,
    COMPARTMENT_NEEDED: 403,
  },
});
