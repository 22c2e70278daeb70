import type { Locale } from "#platform/runtime/operation.ts";
import type { ShownFinding } from "../contract/common.ts";
import type { IntakeReference } from "./reference.ts";

interface Said {
  readonly rule: string;
  readonly field?: string | null;
  readonly value?: string;
  readonly otherRow?: number | null;
}

/** Label of a field in the caller's language; place.village stands for the village however the file names it. */
function labelOf(reference: IntakeReference, field: string | null, locale: Locale): string | null {
  if (field === null) return null;
  return reference.fields.get(field)?.label[locale] ?? null;
}

function fill(text: string, said: Said, parameters: Readonly<Record<string, number>> | undefined): string {
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    if (name === "value") return said.value ? `«${said.value}»` : "–";
    if (name === "other") return said.otherRow == null ? "–" : String(said.otherRow);
    return String(parameters?.[name] ?? "");
  });
}

/** A finding as people read it: reason and remedy in their language. */
export function showFinding(reference: IntakeReference, locale: Locale, said: Said): ShownFinding {
  const rule = reference.rules.get(said.rule);
  const field = said.field ?? null;
  return {
    rule: said.rule,
    severity: rule?.severity ?? "tell",
    field,
    fieldLabel: labelOf(reference, field, locale),
    value: said.value ?? "",
    reason: rule ? fill(rule.reason[locale], said, rule.parameters) : said.rule,
    remedy: rule ? fill(rule.remedy[locale], said, rule.parameters) : "",
  };
}

/** What a rule says in general, for lists of rules with their counts. */
export function showRule(
  reference: IntakeReference,
  locale: Locale,
  ruleId: string,
): Omit<ShownFinding, "field" | "fieldLabel" | "value"> {
  const rule = reference.rules.get(ruleId);
  const tidy = (text: string) =>
    text
      .replaceAll(/\s*\((?:lihat juga baris|see row) \{other\}\)/g, "")
      .replaceAll(/(baris|row) \{other\}/g, locale === "id" ? "baris lain" : "another row")
      .replaceAll(/:?\s*\{(?:value|other)\}(?=\.)/g, "")
      .replaceAll(/\s*\{(?:value|other)\}/g, "")
      .replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(rule?.parameters?.[name] ?? ""));
  return {
    rule: ruleId,
    severity: rule?.severity ?? "tell",
    reason: rule ? tidy(rule.reason[locale]) : ruleId,
    remedy: rule ? tidy(rule.remedy[locale]) : "",
  };
}
