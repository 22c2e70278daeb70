import type { Rule } from "#platform/feel/ast.ts";
import type { Catalogue, RuleUnit } from "#platform/feel/catalogue.ts";
import { checkRule } from "#platform/feel/check.ts";
import { parseRule } from "#platform/feel/parse.ts";
import { type FactSource, ruleToJs } from "#platform/feel/to-js.ts";
import type { Question, Questionnaire, Section } from "../../contract/questionnaire-shapes.ts";
import { catalogueOf, givenFacts } from "./catalogue-of.ts";

export type Run = (facts: FactSource) => boolean | number | string | null;

export interface CompiledQuestion {
  readonly question: Question;
  readonly when: Run | null;
  readonly checks: ReadonlyArray<{ readonly run: Run; readonly words: { id: string; en: string } }>;
  readonly compute: Run | null;
}

export interface CompiledSection {
  readonly section: Section;
  readonly when: Run | null;
  readonly questions: readonly CompiledQuestion[];
}

export interface CompiledQuestionnaire {
  readonly questionnaire: Questionnaire;
  readonly catalogue: Catalogue;
  readonly sections: readonly CompiledSection[];
}

/** What is wrong with a questionnaire; `at` = "section/question/part". */
export interface Fault {
  readonly at: string;
  readonly code: string;
  readonly detail: string;
}

/** Compiles a rule about members when a household's rule counts them. */
export const memberRule = (rule: Rule, catalogue: Catalogue): Run => ruleToJs(rule, catalogue);

/** Computed questions whose rule says yes or no: tried as a number first, for a number is what most of them are. */
function booleanComputed(questionnaire: Questionnaire): ReadonlySet<string> {
  const found = new Set<string>();
  const catalogue = () => catalogueOf(questionnaire, found);
  for (const section of questionnaire.sections)
    for (const { name, kind, compute } of section.questions) {
      if (kind !== "computed" || compute === undefined) continue;
      const read = parseRule(compute);
      if (!read.ok) continue;
      const unit = section.per === "member" ? "person" : "family";
      const problems = checkRule(read.rule, {
        catalogue: catalogue(),
        unit,
        programmes: [],
        want: "boolean",
      });
      if (!problems.some(({ severity }) => severity === "error")) found.add(name);
    }
  return found;
}

class Compiler {
  readonly faults: Fault[] = [];
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  rule(
    text: string | undefined,
    unit: RuleUnit,
    want: "boolean" | "number" | "rank",
    at: string,
  ): Run | null {
    if (text === undefined) return null;
    const read = parseRule(text);
    const problems = read.ok
      ? checkRule(read.rule, { catalogue: this.#catalogue, unit, programmes: [], want })
      : read.problems;
    const wrong = problems.filter(({ severity }) => severity === "error");
    for (const one of wrong) this.faults.push({ at, code: one.code, detail: JSON.stringify(one.params) });
    return read.ok && wrong.length === 0 ? ruleToJs(read.rule, this.#catalogue) : null;
  }
}

/** Names asked twice, choices missing or repeated, computed questions without a rule. */
function shapeFaults(questionnaire: Questionnaire): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set(givenFacts.map((fact) => fact.name));
  const sections = new Set<string>();
  for (const section of questionnaire.sections) {
    if (sections.has(section.name)) faults.push({ at: section.name, code: "SECTION_TWICE", detail: "" });
    sections.add(section.name);
    for (const { name, kind, choices, compute } of section.questions) {
      const at = `${section.name}/${name}`;
      if (seen.has(name)) faults.push({ at, code: "NAME_TWICE", detail: name });
      seen.add(name);
      if (kind === "choice" || kind === "choices") {
        const codes = (choices ?? []).map((one) => one.code);
        const words = (choices ?? []).map((one) => one.word);
        if (codes.length === 0) faults.push({ at, code: "CHOICES_MISSING", detail: "" });
        if (new Set(codes).size < codes.length || new Set(words).size < words.length)
          faults.push({ at, code: "CHOICE_TWICE", detail: "" });
      }
      if (kind === "computed" && compute === undefined) faults.push({ at, code: "RULE_MISSING", detail: "" });
    }
  }
  return faults;
}

/**
 * Checks a questionnaire and compiles its rules to closures. Pure; runs on the phone. Household rules may ask of
 * members only through ada_anggota and jumlah_anggota_dengan, member rules may ask of the household as well.
 */
export function compileQuestionnaire(
  questionnaire: Questionnaire,
):
  | { readonly ok: true; readonly compiled: CompiledQuestionnaire }
  | { readonly ok: false; readonly faults: readonly Fault[] } {
  const faults = shapeFaults(questionnaire);
  if (faults.length > 0) return { ok: false, faults };
  const catalogue = catalogueOf(questionnaire, booleanComputed(questionnaire));
  const compiler = new Compiler(catalogue);
  const sections = questionnaire.sections.map((section) => {
    const unit = section.per === "member" ? "person" : "family";
    return {
      section,
      when: compiler.rule(section.when, unit, "boolean", `${section.name}/when`),
      questions: section.questions.map((question) => {
        const at = `${section.name}/${question.name}`;
        return {
          question,
          when: compiler.rule(question.when, unit, "boolean", `${at}/when`),
          compute: compiler.rule(question.compute, unit, "rank", `${at}/compute`),
          checks: question.checks.flatMap(({ rule, words }, index) => {
            const run = compiler.rule(rule, unit, "boolean", `${at}/check ${index + 1}`);
            return run === null ? [] : [{ run, words }];
          }),
        };
      }),
    };
  });
  return compiler.faults.length > 0
    ? { ok: false, faults: compiler.faults }
    : { ok: true, compiled: { questionnaire, catalogue, sections } };
}
