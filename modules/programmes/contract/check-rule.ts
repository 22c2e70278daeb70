import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { RuleProblem } from "./rule-problem.ts";

/**
 * Checks one rule against the catalogue of facts and the programmes there are, and reads it in plain words.
 * `from` and `to` are offsets into `rule`. `text` (the rule as the house writes it) and `reading` are null where
 * the rule cannot be read.
 */
export const checkRule = queryContract({
  name: "programmes.check-rule",
  method: "POST",
  path: "/programmes/rules/check",
  summary: "Check a rule and read it in plain words.",
  permission: "programmes.programme.read",
  scope: "none",
  personal: false,
  input: z.strictObject({
    rule: z.string().max(2000),
    unit: z.enum(["person", "family", "household", "group"]),
    want: z.enum(["boolean", "number", "rank"]).default("boolean"),
  }),
  output: z.strictObject({
    problems: z.array(RuleProblem),
    text: z.string().nullable(),
    reading: z.strictObject({ id: z.string(), en: z.string() }).nullable(),
  }),
  errors: {},
});
