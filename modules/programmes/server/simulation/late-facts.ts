import type { AssessPlan } from "../assessment/compile-plan.ts";
import { markColumn } from "../assessment/layout.ts";
import { aidRelation, aidWords } from "../facts/aid-bits.ts";
import type { FactPlan } from "../facts/fact-plan.ts";
import {
  callColumn,
  type FactScope,
  factColumns,
  membersRelation,
  sinceCodes,
} from "../facts/family-source.ts";
import { memberCalls } from "../facts/member-calls.ts";

/** Everything the caller's walls let through. */
export const everybody: FactScope = { whole: true, family: () => "true", person: () => "true" };

/** How much of a plan stands in the marks; what scenarios ask beyond it is read from the registry. */
export interface StoredFacts {
  readonly columns: ReadonlySet<string>;
  readonly calls: number;
  readonly aid: number;
}

export const storedFacts = ({ facts }: AssessPlan): StoredFacts => ({
  columns: new Set(factColumns(facts)),
  calls: facts.calls.length,
  aid: facts.familyAid.questions.length,
});

/** Columns an SQL text reads of an alias. */
export const columnsRead = (alias: string, texts: readonly string[]): Set<string> =>
  new Set(
    texts.flatMap((text) =>
      [...text.matchAll(new RegExp(`\\b${alias}\\.([a-z_0-9]+)`, "g"))].map(([, name]) => name ?? ""),
    ),
  );

/**
 * Relation of the families' marks with the columns that `texts` read of `alias`. A count over members or a question
 * about aid that no rule in force asks is not in the marks: it is counted now, once, for everybody in sight.
 */
export function familyFactsRelation(
  facts: FactPlan,
  stored: StoredFacts,
  options: {
    readonly alias: string;
    readonly texts: readonly string[];
    readonly always: readonly string[];
    readonly pieces: string;
  },
): string {
  const read = columnsRead(options.alias, options.texts);
  const late = facts.calls
    .map((slot, index) => ({ slot, index }))
    .filter(({ index }) => index >= stored.calls && read.has(`call_${index + 1}`));
  const lateAid =
    facts.familyAid.questions.length > stored.aid && [...read].some((name) => name.startsWith("aid_"));
  const marks = [...new Set([...options.always, ...read])].filter(
    (name) =>
      (stored.columns.has(name) ||
        options.always.includes(name) ||
        /^(state|met)_\d$|^more_(states|met)$/.test(name)) &&
      !(lateAid && name.startsWith("aid_")),
  );
  const counted = late.filter(({ slot }) => slot.kind !== "since");
  const calls = memberCalls(
    facts,
    counted.map(({ index }) => index),
  );
  const columns = [
    ...marks.map((name) => markColumn("k", name)),
    ...(lateAid ? aidWords(facts.familyAid).map((word) => `a.aid_${word}`) : []),
    ...late.map(({ index }) => callColumn(index, facts, calls)),
  ];
  const members = membersRelation(facts, everybody, ["count(*) as members", ...calls.aggregates]);
  const aid = aidRelation({
    key: "family_id",
    bits: facts.familyAid,
    since: sinceCodes(facts),
    programmes: facts.programmes,
    asOf: facts.asOf,
    where: "true",
  });
  return `(select ${columns.join(", ")} from programmes.family_marks k
    ${counted.length > 0 ? `left join ${members} m on m.family_id = k.family_id` : ""}
    ${lateAid || late.some(({ slot }) => slot.kind === "since") ? `left join ${aid} a on a.family_id = k.family_id` : ""}
    where k.piece in (${options.pieces}))`;
}
