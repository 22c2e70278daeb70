import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { SubjectKind } from "./shapes.ts";

/** Why a full number is looked at; chosen from a list, because free text could hold a name. */
export const revealPurposes = [
  "verification",
  "service",
  "correction",
  "matching-with-dukcapil",
  "complaint",
  "audit",
] as const;

/** Shows the full NIK of a person or KK number of a family. Every look is logged with its purpose (UU 27/2022 art. 31). */
export const revealNumber = queryContract({
  name: "registry.reveal-number",
  method: "POST",
  path: "/registry/numbers/reveal",
  summary: "Show a full NIK or KK number, for a stated purpose.",
  permission: "registry.number.reveal",
  scope: "area",
  personal: true,
  input: z.strictObject({
    subjectKind: SubjectKind,
    subjectId: z.uuid(),
    purpose: z.enum(revealPurposes),
  }),
  output: z.strictObject({ number: z.string() }),
  errors: { SUBJECT_NOT_FOUND: 404, NUMBER_UNKNOWN: 422 },
});
