import type { Rule } from "./ast.ts";
import type { Catalogue } from "./catalogue.ts";
import { lower } from "./lower.ts";
import type { Typed } from "./typed.ts";

/** For the compilers: a rule that reached them was checked when it was written, so a problem is a bug. */
export function lowerChecked(rule: Rule, catalogue: Catalogue): Typed {
  const { typed, problems } = lower(rule, { catalogue });
  if (typed === null || problems.some(({ severity }) => severity === "error")) {
    const codes = problems.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join("; ");
    throw new Error(`Rule does not fit the catalogue of facts: ${rule.text} (${codes})`);
  }
  return typed;
}
