import type { Catalogue, Fact, FactValue, FeelFunction } from "#platform/feel/catalogue.ts";
import type { Question, Questionnaire, Section, Words } from "../../contract/questionnaire-shapes.ts";

const nothing: Words = { id: "", en: "" };

const relationWords: readonly FactValue[] = [
  { value: "kepala", codes: [1], label: { id: "Kepala keluarga", en: "Head" } },
  { value: "istri atau suami", codes: [2], label: { id: "Istri atau suami", en: "Wife or husband" } },
  { value: "anak", codes: [3], label: { id: "Anak", en: "Child" } },
  { value: "menantu", codes: [4], label: { id: "Menantu", en: "Child-in-law" } },
  { value: "cucu", codes: [5], label: { id: "Cucu", en: "Grandchild" } },
  { value: "orang tua", codes: [6], label: { id: "Orang tua atau mertua", en: "Parent or parent-in-law" } },
  { value: "pembantu", codes: [7], label: { id: "Pembantu atau sopir", en: "Domestic helper or driver" } },
  { value: "lainnya", codes: [8], label: { id: "Lainnya", en: "Other" } },
];

const given = (
  name: string,
  appliesTo: "person" | "family",
  kind: Fact["kind"],
  label: Words,
  more: Partial<Fact> = {},
): Fact => ({ name, appliesTo, kind, label, unit: nothing, meaning: label, source: nothing, ...more });

/** What every questionnaire knows without asking. */
export const givenFacts: readonly Fact[] = [
  given("umur", "person", "number", { id: "umur", en: "age" }, { min: 0, max: 130 }),
  given(
    "jenis_kelamin",
    "person",
    "text",
    { id: "jenis kelamin", en: "sex" },
    {
      values: [
        { value: "L", label: { id: "Laki-laki", en: "Male" } },
        { value: "P", label: { id: "Perempuan", en: "Female" } },
      ],
    },
  ),
  given(
    "hubungan_kepala",
    "person",
    "code",
    { id: "hubungan dengan kepala keluarga", en: "relation to the head" },
    { values: relationWords },
  ),
  given(
    "jumlah_anggota",
    "family",
    "number",
    { id: "jumlah anggota", en: "number of members" },
    { min: 0, max: 60 },
  ),
];

const memberFunction = (name: string, returns: "number" | "boolean", meaning: Words): FeelFunction => ({
  name,
  appliesTo: "family",
  returns,
  unit: nothing,
  ...(returns === "number" ? { min: 0, max: 60 } : {}),
  parameters: [{ name: "syarat", kind: "person-rule", optional: false }],
  meaning,
  source: nothing,
  example: `${name}(umur >= 60)`,
});

const functions: readonly FeelFunction[] = [
  memberFunction("ada_anggota", "boolean", {
    id: "Ada anggota yang memenuhi syarat itu.",
    en: "A member fulfils the condition.",
  }),
  memberFunction("jumlah_anggota_dengan", "number", {
    id: "Jumlah anggota yang memenuhi syarat itu.",
    en: "How many members fulfil the condition.",
  }),
];

/** Name of the yes/no fact that says whether one of several answers was ticked. */
export const tickName = (question: string, code: number): string => `${question}_${code}`;

/** The facts a question gives to rules. Photos, signatures and notes give none. */
function factsOf(question: Question, section: Section, boolean: ReadonlySet<string>): Fact[] {
  const appliesTo = section.per === "member" ? "person" : "family";
  const { name, label } = question;
  const numbers = {
    ...(question.min === undefined ? {} : { min: question.min }),
    ...(question.max === undefined ? {} : { max: question.max }),
  };
  switch (question.kind) {
    case "choice":
      return [
        given(name, appliesTo, "code", label, {
          values: (question.choices ?? []).map((one) => ({
            value: one.word,
            codes: [one.code],
            label: one.label,
          })),
        }),
      ];
    case "choices":
      return (question.choices ?? []).map((one) =>
        given(tickName(name, one.code), appliesTo, "boolean", one.label),
      );
    case "number":
      return [given(name, appliesTo, "number", label, numbers)];
    case "text":
      return [given(name, appliesTo, "text", label)];
    case "date":
      return [given(name, appliesTo, "date", label)];
    case "yes-no":
      return [given(name, appliesTo, "boolean", label)];
    case "computed":
      return [given(name, appliesTo, boolean.has(name) ? "boolean" : "number", label, numbers)];
    case "photo":
    case "signature":
    case "note":
      return [];
    default:
      return question.kind satisfies never;
  }
}

/** The catalogue FEEL checks a questionnaire's rules against: its own questions and what is given. */
export function catalogueOf(questionnaire: Questionnaire, booleanComputed: ReadonlySet<string>): Catalogue {
  const facts = questionnaire.sections.flatMap((section) =>
    section.questions.flatMap((question) => factsOf(question, section, booleanComputed)),
  );
  return {
    facts: new Map([...givenFacts, ...facts].map((fact) => [fact.name, fact])),
    functions: new Map(functions.map((one) => [one.name, one])),
  };
}
