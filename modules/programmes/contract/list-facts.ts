import { z } from "zod";
import { FactFile } from "#platform/feel/fact-file.ts";
import { queryContract } from "#platform/kernel/contract.ts";

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
