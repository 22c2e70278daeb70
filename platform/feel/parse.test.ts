import fc from "fast-check";
import { evaluate } from "feelin";
import { describe, expect, it } from "vitest";
import type { Rule } from "./ast.ts";
import { factCatalogue } from "./facts.ts";
import { factsOf } from "./facts-of.ts";
import { parseRule } from "./parse.ts";
import { anyRule } from "./testing/random-rules.ts";
import { ruleText } from "./text.ts";
import { ruleToJs } from "./to-js.ts";

function read(text: string): Rule {
  const result = parseRule(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problems)}`);
  return result.rule;
}

/** The tree without places in the text. */
function shape(rule: Rule): unknown {
  return JSON.parse(
    JSON.stringify(rule.root, (key, value: unknown) =>
      key === "from" || key === "to" ? undefined : typeof value === "bigint" ? String(value) : value,
    ),
  );
}

describe("reading", () => {
  it.each([
    ["desil in [1..4] and hamil or sekolah", "(desil in [1..4] and hamil) or sekolah"],
    ["sekolah or desil in [1..4] and hamil", "sekolah or (desil in [1..4] and hamil)"],
    ["sekolah and desil in < 5 or hamil", "(sekolah and desil in (< 5)) or hamil"],
    ["desil in [1..4] and umur in [5..9] or hamil", "((desil in [1..4]) and (umur in [5..9])) or hamil"],
    ["umur between 6 and 21 and sekolah", "(umur in [6..21]) and sekolah"],
    ["not(desil in [1..2] or hamil)", "not((desil in [1..2]) or hamil)"],
    ["umur-1 > 3", "(umur - 1) > 3"],
    ["desil in [1, 2] and hamil", "(desil in (1, 2)) and hamil"],
    ["umur // tahun\n>= 60", "umur >= 60"],
  ])("%s", (text, meaning) => {
    expect(shape(read(text))).toEqual(shape(read(meaning)));
  });

  it("writes every rule so that reading it gives the rule again", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        // A minus before a literal is read as part of it, so the first reading settles the form.
        const once = read(rule.text);
        expect(shape(read(ruleText(once)))).toEqual(shape(once));
        expect(ruleText(read(ruleText(once)))).toBe(ruleText(once));
      }),
      { numRuns: 500 },
    );
  });

  it.each(["-(0)", "-(5)", "-(-5)", "round(-(-0), 0)"])(
    "keeps the sign outside the brackets of %s",
    (text) => {
      const once = read(text);
      expect(shape(read(ruleText(once)))).toEqual(shape(once));
    },
  );

  it("lists what a rule asks for, once each", () => {
    expect(
      factsOf(read(`umur > 6 and umur < 9 and disabilitas("netra") and ada_anggota(hamil)`), factCatalogue),
    ).toMatchObject([
      { kind: "fact", name: "umur" },
      { kind: "call", name: "disabilitas", args: [8] },
      { kind: "call", name: "ada_anggota", args: [{ text: "hamil" }] },
    ]);
  });
});

/** Where both mean the same: known whole numbers, no division, tests in parentheses, ranges that go upwards. */
const { condition } = fc.letrec<{ condition: string; number: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("umur", "desil", "jumlah_anggota"),
    fc.integer({ min: 0, max: 100 }).map(String),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*"), tie("number"))
      .map(([one, op, other]) => `(${one} ${op} ${other})`),
    fc
      .tuple(fc.constantFrom("min", "max"), tie("number"), tie("number"))
      .map(([name, one, other]) => `${name}(${one}, ${other})`),
    tie("number").map((one) => `abs(${one})`),
  ),
  condition: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("hamil", "sekolah"),
    fc
      .tuple(tie("number"), fc.constantFrom("=", "!=", "<", "<=", ">", ">="), tie("number"))
      .map((parts) => parts.join(" ")),
    fc
      .tuple(tie("number"), tie("number"), tie("number"))
      .map(([of, low, high]) => `(${of} in [${low}..(${low} + abs(${high}))])`),
    fc
      .tuple(tie("condition"), fc.constantFrom("and", "or"), tie("condition"))
      .map((parts) => parts.join(" ")),
    tie("condition").map((one) => `not(${one})`),
    fc
      .tuple(tie("condition"), tie("condition"), tie("condition"))
      .map(([when, yes, no]) => `(if ${when} then ${yes} else ${no})`),
  ),
}));

it("answers as FEEL's own evaluator does where both mean the same", () => {
  const row = fc.record({
    umur: fc.integer({ min: 0, max: 100 }),
    desil: fc.integer({ min: 1, max: 10 }),
    jumlah_anggota: fc.integer({ min: 0, max: 12 }),
    hamil: fc.boolean(),
    sekolah: fc.boolean(),
  });
  fc.assert(
    fc.property(condition, row, (text, facts) => {
      const known: Readonly<Record<string, number | boolean>> = facts;
      const ours = ruleToJs(
        read(text),
        factCatalogue,
      )({ fact: (name) => known[name] ?? null, call: () => null });
      expect(ours).toBe(evaluate(text, facts).value);
    }),
    { numRuns: 1000 },
  );
});
