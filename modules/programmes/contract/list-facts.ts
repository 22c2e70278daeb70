import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { TwoLanguages } from "./definition.ts";

const Unit = z.strictObject({ id: z.string().max(20), en: z.string().max(20) });
const AppliesTo = z.enum(["person", "family", "group"]);

const FactValue = z.strictObject({
  value: z.string().min(1),
  codes: z.array(z.int()).min(1).exactOptional(),
  label: TwoLanguages,
  protected: z.string().exactOptional(),
});

const Fact = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  appliesTo: AppliesTo,
  kind: z.enum(["number", "text", "boolean", "date", "code"]),
  /** Short, for the middle of a sentence; yes/no facts as what one says of the subject: "bersekolah". */
  label: TwoLanguages,
  unit: Unit,
  meaning: TwoLanguages,
  source: TwoLanguages,
  min: z.int().exactOptional(),
  max: z.int().exactOptional(),
  list: z.string().exactOptional(),
  values: z.array(FactValue).exactOptional(),
  pattern: z.string().exactOptional(),
  protected: z.string().exactOptional(),
  /** Where the registry holds it, for those who read the data model. */
  column: z.string(),
});

const FeelFunction = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  appliesTo: AppliesTo,
  returns: z.enum(["number", "boolean"]),
  unit: Unit,
  min: z.int().exactOptional(),
  max: z.int().exactOptional(),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(["programme", "component", "value", "person-rule", "number", "date"]),
      optional: z.boolean(),
      list: z.string().exactOptional(),
    }),
  ),
  meaning: TwoLanguages,
  source: TwoLanguages,
  example: z.string(),
});

/** Shape of reference/facts/facts.json, and of the answer. */
export const FactFile = z.strictObject({
  note: z.string(),
  facts: z.array(Fact),
  functions: z.array(FeelFunction),
  /** Closed lists of words; a fact or parameter names its own in `list`. */
  lists: z.record(z.string(), z.array(FactValue)),
});

/** What `menerima("…")` may name: every programme there is, with the names lists use and its components. */
export const ProgrammeWords = z.strictObject({
  code: z.string(),
  names: z.array(z.string()),
  components: z.array(z.string()),
});

/** The catalogue of facts for rules: names, meaning, unit, source, words for codes; functions; programmes. */
export const listFacts = queryContract({
  name: "programmes.list-facts",
  method: "GET",
  path: "/programmes/facts",
  summary: "List the facts and functions that rules may use.",
  permission: "signed-in",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({ ...FactFile.omit({ note: true }).shape, programmes: z.array(ProgrammeWords) }),
  errors: {},
});
