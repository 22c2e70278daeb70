import { z } from "zod";

/** A sentence or phrase in both languages of the interface. */
const Words = z.strictObject({
  id: z.string().trim().min(1).max(400),
  en: z.string().trim().min(1).max(400),
});

const Unit = z.strictObject({ id: z.string().max(20), en: z.string().max(20) });
const AppliesTo = z.enum(["person", "family", "group"]);

const FactValue = z.strictObject({
  value: z.string().min(1),
  codes: z.array(z.int()).min(1).exactOptional(),
  label: Words,
  protected: z.string().exactOptional(),
});

const Fact = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  appliesTo: AppliesTo,
  kind: z.enum(["number", "text", "boolean", "date", "code"]),
  /** Short, for the middle of a sentence; yes/no facts as what one says of the subject: "bersekolah". */
  label: Words,
  unit: Unit,
  meaning: Words,
  source: Words,
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
  meaning: Words,
  source: Words,
  example: z.string(),
});

/** Shape of reference/facts/facts.json, and of `programmes.list-facts`. */
export const FactFile = z.strictObject({
  note: z.string(),
  facts: z.array(Fact),
  functions: z.array(FeelFunction),
  /** Closed lists of words; a fact or parameter names its own in `list`. */
  lists: z.record(z.string(), z.array(FactValue)),
});
