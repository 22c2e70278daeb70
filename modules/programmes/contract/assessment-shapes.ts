import { z } from "zod";

/**
 * What an assessment says of one person or family for one programme. `served` = receives it now, whatever the
 * criteria say; `overlap` = meets the criteria but receives a programme that excludes this one; `cooling-off` =
 * meets them but received one too recently; `data-lacking` = no criterion fails, at least one cannot be judged.
 */
export const assessmentStatuses = [
  "eligible",
  "data-lacking",
  "not-eligible",
  "served",
  "overlap",
  "cooling-off",
] as const;
export const AssessmentStatus = z.enum(assessmentStatuses);
export type AssessmentStatus = z.output<typeof AssessmentStatus>;

/** An officer's pause or refusal stands over whatever the rules say. */
export const HoldKind = z.enum(["paused", "refused"]);

/** Unit that is judged: a household is judged on its family, which carries the housing facts. */
export const subjectKinds = ["person", "family", "group"] as const;
export const SubjectKind = z.enum(subjectKinds);
export type SubjectKind = z.output<typeof SubjectKind>;

/** Year, or year and cycle within it: "2026", "2026-3". */
export const Period = z
  .string()
  .regex(/^20\d\d(-([1-9]|1[0-2]))?$/)
  .meta({ id: "Period", description: 'Year or year and cycle: "2026", "2026-3"' });
