import type { Rule } from "#platform/feel/ast.ts";
import type { FactSource, Value } from "#platform/feel/to-js.ts";
import type { Question } from "../../contract/questionnaire-shapes.ts";
import type { Answer, Answers } from "../../contract/visit-shapes.ts";
import { type FormFault, formFault } from "./answer-form.ts";
import { type CompiledQuestion, type CompiledQuestionnaire, memberRule, type Run } from "./compile.ts";

/** A member as the phone knows them; the age on the day of the visit. */
export interface FormMember {
  readonly personId: string;
  readonly ageYears: number | null;
  readonly sex: "L" | "P" | null;
  readonly relation: number | null;
}

export interface ItemState {
  readonly section: string;
  /** null = asked of the household. */
  readonly personId: string | null;
  readonly question: Question;
  readonly value: Answer;
  readonly answered: boolean;
  readonly fault: FormFault | "CHECK_FAILED" | null;
  /** Words of the checks that failed. */
  readonly failed: ReadonlyArray<{ readonly id: string; readonly en: string }>;
}

export interface FormState {
  /** Every question to be asked now, in order; hidden ones are not among them. */
  readonly items: readonly ItemState[];
  /** The answers that count: of questions that are asked, with what was computed. */
  readonly answers: Answers;
}

type Sheet = Record<string, Answer>;

/** What rules see of one sheet of answers: only what was asked before or is computed. */
function factValue(sheet: Sheet, name: string): Value | undefined {
  const own = sheet[name];
  if (own !== undefined) return own === null || Array.isArray(own) ? null : own;
  const tick = /^(.*)_(\d+)$/.exec(name);
  const list = tick === null ? undefined : sheet[tick[1] ?? ""];
  return Array.isArray(list) ? list.includes(Number(tick?.[2])) : undefined;
}

const memberFact = (member: FormMember, name: string): Value | undefined =>
  name === "umur"
    ? member.ageYears
    : name === "jenis_kelamin"
      ? member.sex
      : name === "hubungan_kepala"
        ? member.relation
        : undefined;

class Walk {
  readonly items: ItemState[] = [];
  readonly household: Sheet = {};
  readonly members: Record<string, Sheet> = {};
  readonly #form: CompiledQuestionnaire;
  readonly #given: Answers;
  readonly #people: readonly FormMember[];
  readonly #rules = new Map<Rule, Run>();

  constructor(form: CompiledQuestionnaire, given: Answers, people: readonly FormMember[]) {
    this.#form = form;
    this.#given = given;
    this.#people = people;
    for (const { personId } of people) this.members[personId] = {};
  }

  run(): void {
    for (const { section, when, questions } of this.#form.sections) {
      const people = section.per === "member" ? this.#people : [null];
      for (const member of people) {
        const facts = this.#facts(member);
        if (when !== null && when(facts) !== true) continue;
        for (const one of questions) this.#ask(section.name, member, one, facts);
      }
    }
  }

  #sheet(member: FormMember | null): Sheet {
    return member === null ? this.household : (this.members[member.personId] ?? {});
  }

  #facts(member: FormMember | null): FactSource {
    return {
      fact: (name) => {
        if (name === "jumlah_anggota") return this.#people.length;
        if (member !== null) {
          const own = memberFact(member, name) ?? factValue(this.#sheet(member), name);
          if (own !== undefined) return own;
        }
        return factValue(this.household, name) ?? null;
      },
      call: (name, [rule]) => this.#count(name, rule),
    };
  }

  /** As in programmes' rules: unknown where nobody surely fulfils it and it is not known of one. */
  #count(name: string, rule: string | number | Rule | undefined): Value {
    if (typeof rule !== "object") return null;
    const run = this.#rules.get(rule) ?? memberRule(rule, this.#form.catalogue);
    this.#rules.set(rule, run);
    const told = this.#people.map((member) => run(this.#facts(member)));
    const sure = told.filter((one) => one === true).length;
    if (name === "jumlah_anggota_dengan") return sure;
    return sure > 0 ? true : told.includes(null) ? null : false;
  }

  #ask(section: string, member: FormMember | null, one: CompiledQuestion, facts: FactSource): void {
    const { question } = one;
    if (one.when !== null && one.when(facts) !== true) return;
    const given = member === null ? this.#given.household : this.#given.members[member.personId];
    const value = question.kind === "computed" ? computed(one, facts) : (given?.[question.name] ?? null);
    const wrong = formFault(question, value);
    const sheet = this.#sheet(member);
    // An answer that cannot be one is shown with its fault, but no rule sees it.
    if (value !== null && wrong === null) sheet[question.name] = value;
    const failed =
      wrong === null && value !== null
        ? one.checks.filter(({ run }) => run(facts) === false).map(({ words }) => words)
        : [];
    this.items.push({
      section,
      personId: member?.personId ?? null,
      question,
      value,
      answered: question.kind === "note" || (value !== null && wrong === null),
      fault: wrong ?? (failed.length > 0 ? "CHECK_FAILED" : null),
      failed,
    });
  }
}

function computed({ compute }: CompiledQuestion, facts: FactSource): Answer {
  const value = compute === null ? null : compute(facts);
  // Quotients come as text with twelve digits; a form shows and stores whole numbers and yes/no.
  return typeof value === "string" ? Math.trunc(Number(value)) : value;
}

/**
 * What a form looks like with these answers: which questions are asked, what is computed, what is wrong. Questions see
 * only those before them, so the walk ends and hiding a question hides what hangs on it. Pure.
 */
export function formState(
  form: CompiledQuestionnaire,
  given: Answers,
  members: readonly FormMember[],
): FormState {
  const walk = new Walk(form, given, members);
  walk.run();
  return { items: walk.items, answers: { household: walk.household, members: walk.members } };
}

/** The first question without an answer that may be open no longer, or with a fault; undefined = the form is complete. */
export function nextItem(state: FormState): ItemState | undefined {
  return state.items.find(
    ({ fault, question, answered }) =>
      (fault !== null && fault !== "CHECK_FAILED") || (question.required && !answered),
  );
}

export interface Completeness {
  readonly asked: number;
  readonly answered: number;
  readonly missing: number;
  readonly faults: number;
}

/** Figures of a form; notes and computed values are not counted. */
export function completeness(state: FormState): Completeness {
  const asked = state.items.filter(
    ({ question }) => question.kind !== "note" && question.kind !== "computed",
  );
  return {
    asked: asked.length,
    answered: asked.filter(({ answered }) => answered).length,
    missing: asked.filter(({ question, answered }) => question.required && !answered).length,
    faults: state.items.filter(({ fault }) => fault !== null).length,
  };
}
