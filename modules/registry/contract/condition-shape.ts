import { z } from "zod";
import { CivilDate, DisabilityKinds } from "./shapes.ts";

/** A PPKS type a person holds or held. */
export const Condition = z.strictObject({
  conditionId: z.uuid(),
  personId: z.uuid(),
  ppksCode: z.string(),
  sinceOn: CivilDate,
  untilOn: CivilDate.nullable(),
  evidenceKind: z.string(),
  evidenceNote: z.string(),
  disabilityKinds: DisabilityKinds,
  note: z.string(),
  endReason: z.string().nullable(),
  source: z.string(),
  /** True where only holders of its compartment see it. */
  isProtected: z.boolean(),
  revision: z.int(),
});

export const evidenceKinds = [
  "assessment",
  "medical-letter",
  "village-letter",
  "court-or-police",
  "home-visit",
  "photo",
  "statement",
  "list",
] as const;
