import fc from "fast-check";
import type { CompareOp, Node, Rule, Test } from "../ast.ts";
import { ruleText } from "../text.ts";

/** Random rules over the facts below, of every kind of part the language has; always well typed. */

const at = { from: 0, to: 0 };
const fact = (name: string): Node => ({ kind: "fact", name, ...at });
const text = (value: string): Node => ({ kind: "text", value, ...at });
const number = (digits: bigint, scale: number): Node => ({ kind: "number", digits, scale, ...at });

export const numberFacts = ["umur", "desil", "jumlah_anggota", "luas_lantai", "jam_kerja"] as const;
export const booleanFacts = ["hamil", "sekolah", "disabilitas_berat"] as const;
export const dateFacts = ["tanggal_lahir", "desil_tanggal"] as const;
export const codeFacts = {
  lantai: ["tanah", "bambu", "keramik"],
  dinding: ["bambu", "tembok"],
  jenjang_sekolah: ["sd", "smp"],
} as const;
export const textFacts = {
  jenis_kelamin: ["L", "P"],
  kabupaten: ["3602", "3674"],
  sumber_isian: ["DTSEN", "a'b\\"],
} as const;

const orders: readonly CompareOp[] = ["=", "!=", "<", "<=", ">", ">="];
const equalities: readonly CompareOp[] = ["=", "!="];
const pick = <Item>(items: readonly Item[]) => fc.constantFrom(...items);

const numberLiteral = fc
  .record({
    digits: fc.oneof(fc.integer({ min: -5, max: 12 }), fc.integer({ min: -90_000, max: 90_000 })),
    scale: pick([0, 0, 0, 1, 2, 4]),
  })
  .map(({ digits, scale }) => number(BigInt(digits), scale));
const dateLiteral = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((day): Node => ({ kind: "date", value: day.toISOString().slice(0, 10), ...at }));
const day = fc.oneof(dateLiteral, pick(dateFacts).map(fact));

function testsOn(value: fc.Arbitrary<Node>): fc.Arbitrary<readonly Test[]> {
  const single = fc
    .record({ op: pick(orders), value })
    .map(({ op, value }): Test => ({ kind: "value", op, value }));
  const range = fc
    .record({ low: value, high: value, lowClosed: fc.boolean(), highClosed: fc.boolean() })
    .map((parts): Test => ({ kind: "range", ...parts }));
  return fc.array(fc.oneof(single, range), { minLength: 1, maxLength: 3 });
}

const { bool, num } = fc.letrec<{ bool: Node; num: Node }>((tie) => ({
  num: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    numberLiteral,
    pick(numberFacts).map(fact),
    fc
      .record({ op: pick(["+", "-", "*", "/"] as const), left: tie("num"), right: tie("num") })
      .map((parts): Node => ({ kind: "math", ...parts, ...at })),
    tie("num").map((of): Node => ({ kind: "negate", of, ...at })),
    fc
      .record({ name: pick(["abs", "floor", "ceiling", "round"]), arg: tie("num") })
      .map(({ name, arg }): Node => ({ kind: "call", name, args: [arg], ...at })),
    fc.record({ arg: tie("num"), digits: fc.integer({ min: 0, max: 6 }) }).map(
      ({ arg, digits }): Node => ({
        kind: "call",
        name: "round",
        args: [arg, number(BigInt(digits), 0)],
        ...at,
      }),
    ),
    fc
      .record({ name: pick(["min", "max"]), args: fc.array(tie("num"), { minLength: 1, maxLength: 3 }) })
      .map((parts): Node => ({ kind: "call", ...parts, ...at })),
    fc
      .record({ name: pick(["tahun_antara", "bulan_antara"]), args: fc.tuple(day, day) })
      .map((parts): Node => ({ kind: "call", ...parts, ...at })),
    fc
      .record({ when: tie("bool"), yes: tie("num"), no: tie("num") })
      .map((parts): Node => ({ kind: "if", ...parts, ...at })),
  ),
  bool: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    pick(booleanFacts).map(fact),
    fc.boolean().map((value): Node => ({ kind: "boolean", value, ...at })),
    fc
      .record({ op: pick(orders), left: tie("num"), right: tie("num") })
      .map((parts): Node => ({ kind: "compare", ...parts, ...at })),
    fc
      .record({ of: tie("num"), tests: testsOn(tie("num")) })
      .map((parts): Node => ({ kind: "in", ...parts, ...at })),
    fc
      .record({ op: pick(orders), left: day, right: day })
      .map((parts): Node => ({ kind: "compare", ...parts, ...at })),
    wordTest(),
    fc
      .record({ kind: pick(["and", "or"] as const), left: tie("bool"), right: tie("bool") })
      .map((parts): Node => ({ ...parts, ...at })),
    tie("bool").map((arg): Node => ({ kind: "call", name: "not", args: [arg], ...at })),
    fc
      .record({ op: pick(equalities), left: tie("bool"), right: tie("bool") })
      .map((parts): Node => ({ kind: "compare", ...parts, ...at })),
    fc
      .record({ op: pick(equalities), left: fc.oneof(tie("num"), tie("bool"), day) })
      .map(({ op, left }): Node => ({ kind: "compare", op, left, right: { kind: "null", ...at }, ...at })),
    fc
      .record({ when: tie("bool"), yes: tie("bool"), no: tie("bool") })
      .map((parts): Node => ({ kind: "if", ...parts, ...at })),
  ),
}));

function wordTest(): fc.Arbitrary<Node> {
  return pick(Object.entries({ ...codeFacts, ...textFacts })).chain(([name, words]) =>
    fc.oneof(
      fc
        .record({ op: pick(equalities), word: pick<string>(words) })
        .map(({ op, word }): Node => ({ kind: "compare", op, left: fact(name), right: text(word), ...at })),
      fc.uniqueArray(pick<string>(words), { minLength: 1 }).map(
        (chosen): Node => ({
          kind: "in",
          of: fact(name),
          tests: chosen.map((word): Test => ({ kind: "value", op: "=", value: text(word) })),
          ...at,
        }),
      ),
    ),
  );
}

const asRule = (root: Node): Rule => ({ text: ruleText({ text: "", root }), root });
export const anyRule: fc.Arbitrary<Rule> = fc.oneof(bool, num).map(asRule);
export const anyCondition: fc.Arbitrary<Rule> = bool.map(asRule);
