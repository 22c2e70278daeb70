import { z } from "zod";

const Words = z.strictObject({ id: z.string().trim().min(1), en: z.string().trim().min(1) });
const Name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
/** A rule in FEEL over the questionnaire's own questions (platform/feel). */
const RuleText = z.string().trim().min(1).max(2000);

export const questionKinds = [
  "choice",
  "choices",
  "number",
  "text",
  "date",
  "yes-no",
  "computed",
  "photo",
  "signature",
  "note",
] as const;

/** Where an answer goes in the registry; absent = it stays with the visit. */
export const RegistryLink = z.strictObject({
  subject: z.enum(["person", "family", "housing"]),
  field: z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/),
});

export const Choice = z.strictObject({
  /** Stored code. */
  code: z.int().min(0).max(999),
  /** As rules write it: lantai = "tanah". */
  word: z.string().trim().min(1).max(60),
  label: Words,
});

export const Question = z.strictObject({
  name: Name,
  kind: z.enum(questionKinds),
  label: Words,
  help: Words.optional(),
  required: z.boolean().default(false),
  /** Asked only where this is true; unknown = not yet asked. */
  when: RuleText.optional(),
  /** Each must not be false; its words say what to look at again. */
  checks: z.array(z.strictObject({ rule: RuleText, words: Words })).default([]),
  /** Of computed questions: number or yes/no. */
  compute: RuleText.optional(),
  choices: z.array(Choice).max(120).optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  unit: Words.optional(),
  registry: RegistryLink.optional(),
});

export const Section = z.strictObject({
  name: Name,
  title: Words,
  /** "member": asked once for each member of the family. */
  per: z.enum(["household", "member"]),
  when: RuleText.optional(),
  questions: z.array(Question).min(1).max(120),
});

export const Questionnaire = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  title: Words,
  summary: Words,
  /** Legal source or form; "[unverified]" where none was found. */
  source: z.string().trim().min(1).max(300),
  sections: z.array(Section).min(1).max(40),
});

export type Words = z.infer<typeof Words>;
export type Question = z.infer<typeof Question>;
export type Section = z.infer<typeof Section>;
export type Questionnaire = z.infer<typeof Questionnaire>;
