import { m } from "#messages/messages.js";

const partOf = (result: unknown): string =>
  typeof result === "object" && result !== null && "part" in result && typeof result.part === "string"
    ? result.part
    : "";

/**
 * Why an assessment ended without a result, and what to do, in words. `result` is what the work left behind: for a
 * rule that cannot be judged for everybody, the part of it.
 */
export function failureWords(code: string, result: unknown = null): string {
  switch (code) {
    case "no-programme":
      return m.programmes_assess_failed_no_programme();
    case "rule-not-assessable": {
      const part = partOf(result);
      return part === "" ? m.programmes_assess_failed_rule() : m.programmes_assess_failed_rule_part({ part });
    }
    case "too-many-rules":
      return m.programmes_assess_failed_too_many();
    case "assessment-outdated":
      return m.programmes_assess_failed_outdated();
    case "interrupted":
      return m.programmes_assess_failed_interrupted();
    default:
      return m.programmes_assess_failed_other();
  }
}
