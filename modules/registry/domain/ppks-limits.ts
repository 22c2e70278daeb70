import { ageYears } from "#platform/kernel/dates.ts";

/** The limits of a PPKS type, as data (reference/ppks). */
export interface PpksLimits {
  readonly minAgeYears: number | null;
  readonly maxAgeYears: number | null;
  readonly sex: "L" | "P" | null;
  readonly needsDisabilityKinds: boolean;
}

export interface PpksSubject {
  readonly bornOn: string | null;
  readonly sex: "L" | "P" | null;
}

export type PpksFault =
  | {
      readonly code: "AGE_OUTSIDE_LIMITS";
      readonly minAgeYears: number | null;
      readonly maxAgeYears: number | null;
      readonly ageYears: number;
    }
  | { readonly code: "SEX_NOT_FITTING" }
  | { readonly code: "DISABILITY_KINDS_MISSING" }
  | { readonly code: "BEFORE_BIRTH" };

/**
 * Why a type cannot be recorded for a person from `sinceOn` on, or null. What is not known (birth date, sex)
 * refuses nothing: it is found out at the visit. Both ends of the age limits are included, in completed years
 * on the day the condition began.
 */
export function ppksFault(
  limits: PpksLimits,
  person: PpksSubject,
  sinceOn: string,
  disabilityKinds: number,
): PpksFault | null {
  if (limits.sex !== null && person.sex !== null && person.sex !== limits.sex)
    return { code: "SEX_NOT_FITTING" };
  if (person.bornOn !== null) {
    if (sinceOn < person.bornOn) return { code: "BEFORE_BIRTH" };
    const age = ageYears(person.bornOn, sinceOn);
    const { minAgeYears, maxAgeYears } = limits;
    if ((minAgeYears !== null && age < minAgeYears) || (maxAgeYears !== null && age > maxAgeYears))
      return { code: "AGE_OUTSIDE_LIMITS", minAgeYears, maxAgeYears, ageYears: age };
  }
  if (limits.needsDisabilityKinds && disabilityKinds === 0) return { code: "DISABILITY_KINDS_MISSING" };
  return null;
}
