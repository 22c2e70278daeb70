import { z } from "zod";
import { OwnerTier, ProgrammeForm, ProgrammeUnit } from "./definition.ts";

export const versionStates = ["draft", "submitted", "approved", "withdrawn"] as const;
export type VersionState = (typeof versionStates)[number];

/** A version as lists tell it; `effectiveUpto` is the last day it holds, null = until further notice. */
export const VersionLine = z.strictObject({
  versionId: z.uuid(),
  number: z.int(),
  state: z.enum(versionStates),
  source: z.enum(["reference", "office", "simulation"]),
  effectiveFrom: z.iso.date(),
  effectiveUpto: z.iso.date().nullable(),
  note: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  submittedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  decisionNote: z.string(),
  revision: z.int(),
});
export type VersionLine = z.output<typeof VersionLine>;

/**
 * Something that keeps a draft from being submitted ("error") or deserves a look ("warning"). `path` names the
 * field ("criteria.2.rule"); `code` has its words in the screens; `params` fill them.
 */
export const DefinitionProblem = z.strictObject({
  path: z.string(),
  severity: z.enum(["error", "warning"]),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type DefinitionProblem = z.output<typeof DefinitionProblem>;

/** One difference between two versions: the way to the field, and its value before and after as text. */
export const Difference = z.strictObject({
  path: z.array(z.string()),
  kind: z.enum(["changed", "added", "removed"]),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Difference = z.output<typeof Difference>;

export const Bidang = z.enum(["rehsos", "dayasos", "fakir-miskin", "linjamsos"]);
export type Bidang = z.output<typeof Bidang>;

/** What a programme is, in short, as its version in force (or its latest) says. */
export const ProgrammeLine = z.strictObject({
  code: z.string(),
  title: z.strictObject({ id: z.string(), en: z.string() }),
  summary: z.strictObject({ id: z.string(), en: z.string() }),
  kind: z.enum(["own", "list"]),
  unit: ProgrammeUnit,
  form: ProgrammeForm,
  ownerTier: OwnerTier,
  bidang: Bidang.nullable(),
});
