import fc from "fast-check";
import { expect, it } from "vitest";
import { Questionnaire } from "../../contract/questionnaire-shapes.ts";
import type { Answers } from "../../contract/visit-shapes.ts";
import { smallForm } from "../../server/testing/questionnaire.ts";
import { compileQuestionnaire } from "./compile.ts";
import { completeness, formState, nextItem } from "./engine.ts";
import { linkedAnswers } from "./registry-values.ts";

const mother = "01890000-0000-7000-8000-000000000001";
const child = "01890000-0000-7000-8000-000000000002";
const members = [
  { personId: mother, ageYears: 40, sex: "P" as const, relation: 1 },
  { personId: child, ageYears: 9, sex: "L" as const, relation: 3 },
];

function compiled(changes: (form: typeof smallForm) => typeof smallForm = (form) => form) {
  const made = compileQuestionnaire(Questionnaire.parse(changes(smallForm)));
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.compiled;
}

const form = compiled();
const names = (answers: Answers) =>
  formState(form, answers, members).items.map(
    ({ question, personId }) => `${question.name}${personId === child ? "·anak" : ""}`,
  );

it("asks what the answers before call for, and computes as they come", () => {
  expect(names({ household: {}, members: {} })).toEqual([
    "lantai",
    "luas_per_orang",
    "anak_sekolah",
    "nama_ibu",
    "sekolah·anak",
    "nama_ibu·anak",
  ]);
  const state = formState(
    form,
    { household: { lantai: 2, luas: 45 }, members: { [child]: { sekolah: true } } },
    members,
  );
  expect(state.answers.household).toEqual({ lantai: 2, luas: 45, luas_per_orang: 22, anak_sekolah: 0 });
  expect(nextItem(state)).toBeUndefined();
});

it("forgets the answer of a question that is hidden again, and what hangs on it", () => {
  const state = formState(form, { household: { lantai: 8, luas: 45 }, members: {} }, members);
  expect(state.answers.household).toEqual({ lantai: 8, anak_sekolah: 0 });
  expect(linkedAnswers(state)).toEqual([
    { link: { subject: "housing", field: "floorMaterial" }, personId: null, value: 8 },
  ]);
});

it("names faults of form apart from checks that failed", () => {
  const at = (luas: number) =>
    formState(form, { household: { lantai: 2, luas }, members: {} }, members).items.find(
      ({ question }) => question.name === "luas",
    );
  expect(at(600)?.fault).toBe("TOO_LARGE");
  expect(at(3)).toMatchObject({ fault: "CHECK_FAILED", failed: [{ id: "Terlalu sempit, ukur lagi." }] });
  expect(at(4)?.fault).toBeNull();
});

it("tells what is wrong with a form before it is used", () => {
  const faults = (change: Partial<(typeof smallForm.sections)[0]["questions"][0]>) => {
    const [first, ...rest] = smallForm.sections;
    if (!first) throw new Error("no section");
    const [question, ...others] = first.questions;
    if (!question) throw new Error("no question");
    const made = compileQuestionnaire(
      Questionnaire.parse({
        ...smallForm,
        sections: [{ ...first, questions: [{ ...question, ...change }, ...others] }, ...rest],
      }),
    );
    return made.ok ? [] : made.faults.map(({ code }) => code);
  };
  expect(faults({})).toEqual([]);
  expect(faults({ name: "luas" })).toContain("NAME_TWICE");
  expect(faults({ choices: [] })).toContain("CHOICES_MISSING");
  expect(faults({ when: "tidak_ada > 3" })).toContain("UNKNOWN_FACT");
  expect(faults({ when: "jumlah_anggota" })).toContain("WRONG_TYPE");
  expect(faults({ name: "umur" })).toContain("NAME_TWICE");
});

const answer = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -5, max: 600 }),
  fc.string({ maxLength: 5 }),
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
);
const sheet = fc.dictionary(
  fc.constantFrom("lantai", "luas", "sekolah", "nama_ibu", "luas_per_orang"),
  answer,
);
const anyAnswers = fc.record({ household: sheet, members: fc.record({ [mother]: sheet, [child]: sheet }) });

it("is settled after one pass, whatever was answered: what counts, given again, gives the same form", () => {
  fc.assert(
    fc.property(anyAnswers, (given) => {
      const once = formState(form, given, members);
      const again = formState(form, once.answers, members);
      expect(again.answers).toEqual(once.answers);
      expect(again.items.map(({ question, personId }) => [question.name, personId])).toEqual(
        once.items.map(({ question, personId }) => [question.name, personId]),
      );
      expect(again.items.every(({ fault }) => fault === null || fault === "CHECK_FAILED")).toBe(true);
      const { asked, answered } = completeness(once);
      expect(answered).toBeLessThanOrEqual(asked);
      for (const { value } of linkedAnswers(once)) expect(["string", "number"]).toContain(typeof value);
    }),
  );
});
