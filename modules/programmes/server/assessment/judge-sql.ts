import { readsOnly, smallColumn, tabulated } from "../facts/tabulate.ts";
import type { AidFlags, UnitPlan } from "./compile-plan.ts";
import {
  placeOfProgramme,
  placeOfRule,
  rulesPerWord,
  stateBits,
  stateWords,
  storedColumns,
  type UnitLayout,
} from "./layout.ts";

/**
 * SQL that turns rules into the words of the marks. Each row is judged in two layers, because every operation counts
 * 2.5 million times: the inner one judges each rule once and puts the outcomes side by side in words w1 …, with 0
 * unmet, 1 met, 3 unknown; the outer one asks for each programme whether the first bit of all its criteria is set.
 */

/** The fence keeps PostgreSQL from pulling a rule up and judging it several times per row. */
export const fence = "offset 0";

const bits = (value: number | bigint, shift: number) => `${BigInt(value) << BigInt(shift)}::bigint`;

function wordsOf(parts: ReadonlyArray<{ readonly word: number; readonly sql: string }>): Map<number, string> {
  const words = new Map<number, string[]>();
  for (const { word, sql } of parts) words.set(word, [...(words.get(word) ?? []), sql]);
  return new Map([...words].map(([word, sql]) => [word, sql.join("\n | ")]));
}

interface Part {
  readonly word: number;
  readonly sql: string;
}

/** Outcomes of the rules at their places, each judged once. */
const outcomeParts = (rules: readonly string[]): Part[] =>
  rules.map((rule, index) => {
    const { word, shift } = placeOfRule(index);
    // Compared with constants, a truth value costs no function call; a cast and a shift cost two.
    return {
      word,
      sql: `case ${rule} when true then ${bits(1, shift)} when false then 0::bigint else ${bits(3, shift)} end`,
    };
  });

const columnsOf = (parts: readonly Part[]) => [...wordsOf(parts)].map(([word, sql]) => `${sql} as w${word}`);

/** Columns w1 …: outcomes of the rules. */
export const outcomeWords = (rules: readonly string[]): string[] => columnsOf(outcomeParts(rules));

/**
 * The same for persons, in two places: what depends on the family alone is judged once per family (columns of f),
 * what depends on one small number of the person is looked up, the rest is judged per person. `nobody` is a relation
 * f of one row that knows nothing, for persons without a family.
 */
export function personOutcomes(
  rules: readonly string[],
  nobody: string,
): { readonly family: readonly string[]; readonly person: readonly string[] } {
  const parts = outcomeParts(rules);
  const ofFamily = parts.filter(({ sql }) => readsOnly("f", sql));
  const own = parts.filter((part) => !ofFamily.includes(part));
  const looked = [...wordsOf(ofFamily)].map(([word, sql]) => ({
    word,
    sql: `coalesce(f.w${word}, (select ${sql} from ${nobody} f))`,
  }));
  const tables = [...new Set(own.map(({ sql }) => smallColumn(sql)))].flatMap((column) =>
    column === null
      ? []
      : [...wordsOf(own.filter(({ sql }) => smallColumn(sql) === column))].map(([word, sql]) => ({
          word,
          sql: tabulated(column, sql),
        })),
  );
  const rest = own.filter(({ sql }) => smallColumn(sql) === null);
  return { family: columnsOf(ofFamily), person: columnsOf([...rest, ...tables, ...looked]) };
}

/** Aid words that flags are read from, with the test whether the subject has any at all. */
export interface AidAlias {
  readonly alias: string;
  readonly hasAid: string;
}

/** Columns flags1 …: what is received. Most subjects receive nothing, which one test per source of aid tells. */
export function flagWords(layout: UnitLayout, unit: UnitPlan, sources: readonly AidAlias[]): string[] {
  const parts = layout.programmes.flatMap((_, index) => {
    const { word, shift } = placeOfProgramme(index);
    return flagParts(unit.flags[index], shift).map((sql) => ({ word, sql, reads: readsOf(sql, sources) }));
  });
  return stateWords(layout).map((word) => {
    const mine = parts.filter((part) => part.word === word);
    const groups = [...new Set(mine.map(({ reads }) => reads))].map((reads) => {
      const test = sources.filter(({ alias }) => reads.includes(alias)).map(({ hasAid }) => hasAid);
      const sum = mine.filter((part) => part.reads === reads).map(({ sql }) => sql);
      return `case when ${test.join(" or ")} then ${sum.join("\n | ")} else 0::bigint end`;
    });
    return `${groups.join("\n | ") || "0::bigint"} as flags${word}`;
  });
}

/** Aliases an SQL text reads aid of, joined. */
const readsOf = (sql: string, sources: readonly AidAlias[]) =>
  sources
    .filter(({ alias }) => new RegExp(`\\b${alias}\\.`).test(sql))
    .map(({ alias }) => alias)
    .join();

function flagParts(flags: AidFlags | undefined, shift: number): string[] {
  const part = (condition: string | null, bit: number) =>
    condition === null ? [] : [`case when ${condition} then ${bits(bit, shift)} else 0::bigint end`];
  return [
    ...part(flags?.served ?? null, stateBits.served),
    ...part(flags?.overlap ?? null, stateBits.overlap),
    ...part(flags?.coolingOff ?? null, stateBits.coolingOff),
    ...part(flags?.twice ?? null, stateBits.twice),
  ];
}

/** Masks per word over the rules of a programme: the first bits, and the second ones. */
function masksOf(criteria: UnitLayout["programmes"][number]["criteria"]) {
  const masks = new Map<number, { met: bigint; unknown: bigint }>();
  for (const { rule } of criteria) {
    const { word, shift } = placeOfRule(rule);
    const mask = masks.get(word) ?? { met: 0n, unknown: 0n };
    masks.set(word, {
      met: mask.met | (1n << BigInt(shift)),
      unknown: mask.unknown | (2n << BigInt(shift)),
    });
  }
  return [...masks];
}

/** State words and met words over a row `c` of words w1 … and flags1 …; `living` is SQL over it. */
export function markColumns(
  layout: UnitLayout,
  living: string,
): ReadonlyArray<{ readonly column: string; readonly sql: string }> {
  const judged = layout.programmes.flatMap(({ criteria }, index) => {
    const { word, shift } = placeOfProgramme(index);
    const masks = masksOf(criteria);
    // A programme without criteria is judged by officers alone.
    if (masks.length === 0) return [];
    const possible = masks.map(([of, { met }]) => `c.w${of} & ${met} = ${met}`).join(" and ");
    const surely = masks.map(([of, { unknown }]) => `c.w${of} & ${unknown} = 0`).join(" and ");
    return [
      {
        word,
        sql: `case when ${possible} then case when ${surely} then ${bits(1, shift)} else ${bits(2, shift)} end else 0::bigint end`,
      },
    ];
  });
  const states = wordsOf(judged);
  const stateSql = stateWords(layout).map((word) => {
    const judgement = states.get(word);
    return judgement === undefined
      ? `c.flags${word}`
      : `(case when ${living} then ${judgement} else 0::bigint end) | c.flags${word}`;
  });
  const met = Array.from({ length: Math.ceil(layout.rules.length / rulesPerWord) }, (_, index) => {
    const count = Math.min(rulesPerWord, layout.rules.length - index * rulesPerWord);
    const unknown = Array.from({ length: count }, (__, rule) => 2n << BigInt(rule * 2));
    const mask = unknown.reduce((sum, bit) => sum | bit, 0n);
    // Stored is 2 for unknown: the first bit of the unknown ones is taken away for all of them at once.
    return `c.w${index + 1} - ((c.w${index + 1} & ${mask}) >> 1)`;
  });
  return [...storedColumns("state", stateSql), ...storedColumns("met", met)];
}
