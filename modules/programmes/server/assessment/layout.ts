import { z } from "zod";

/** Place of a programme in the marks: its position gives word and bits, its rules the criteria in order. */
const ProgrammeSlot = z.object({
  code: z.string(),
  versionId: z.uuid(),
  /** Codes of the criteria with the index of the rule that judges each. */
  criteria: z.array(z.object({ code: z.string(), rule: z.int() })),
});
export type ProgrammeSlot = z.output<typeof ProgrammeSlot>;

const UnitLayout = z.object({ programmes: z.array(ProgrammeSlot), rules: z.array(z.string()) });
export type UnitLayout = z.output<typeof UnitLayout>;

/** Which bits of the marks mean what: kept with every assessment (programmes.assessments.layout). */
export const Layout = z.object({
  family: UnitLayout,
  person: UnitLayout,
  group: UnitLayout,
  /** What the aid bits and call slots hold, as text: an assessment whose slots mean something else is not read. */
  slots: z.array(z.string()),
});
export type Layout = z.output<typeof Layout>;

export type LayoutUnit = "family" | "person" | "group";
export const layoutUnits = ["family", "person", "group"] as const;

/** Programmes to a state word and rules to a met word; see db/migrations/0031_assessments.sql. */
export const programmesPerWord = 10;
export const rulesPerWord = 31;

export const stateBits = { served: 4, overlap: 8, coolingOff: 16, twice: 32 } as const;
/** Bits 0–1 of a state. */
export const judgement = { notEligible: 0, eligible: 1, lacking: 2 } as const;

/** Values of one kind in the marks: the first few have columns of their own, the rest stand in one array. */
interface Stored {
  readonly column: string;
  readonly own: number;
  readonly more: string;
}
export const storedWords = {
  state: { column: "state_", own: 3, more: "more_states" },
  met: { column: "met_", own: 3, more: "more_met" },
  aid: { column: "aid_", own: 2, more: "more_aid" },
  call: { column: "call_", own: 40, more: "more_calls" },
} as const satisfies Readonly<Record<string, Stored>>;
export type StoredKind = keyof typeof storedWords;

/** SQL of value `number` (from 1) of a kind in a row of marks. */
export function storedValue(kind: StoredKind, alias: string, number: number): string {
  const { column, own, more } = storedWords[kind];
  return number <= own ? `${alias}.${column}${number}` : `${alias}.${more}[${number - own}]`;
}

/** A value of the families' marks under the name that rules know it by (aid_<n>, call_<n>, a fact). */
export function markColumn(alias: string, name: string): string {
  const [, kind, number] = /^(aid|call)_(\d+)$/.exec(name) ?? [];
  return kind === "aid" || kind === "call"
    ? `${storedValue(kind, alias, Number(number))} as ${name}`
    : `${alias}.${name}`;
}

/** Columns of the marks that keep `values` (SQL, number 1 first), with what each is filled with. */
export function storedColumns(
  kind: StoredKind,
  values: readonly string[],
): ReadonlyArray<{ readonly column: string; readonly sql: string }> {
  const { column, own, more } = storedWords[kind];
  const first = values.slice(0, own).map((sql, index) => ({ column: `${column}${index + 1}`, sql }));
  return values.length <= own
    ? first
    : [...first, { column: more, sql: `array[${values.slice(own).join(",\n ")}]` }];
}

/** Where a programme's six bits stand. */
export const placeOfProgramme = (index: number) => ({
  word: Math.floor(index / programmesPerWord) + 1,
  shift: (index % programmesPerWord) * 6,
});

/** Where a rule's two bits stand. */
export const placeOfRule = (index: number) => ({
  word: Math.floor(index / rulesPerWord) + 1,
  shift: (index % rulesPerWord) * 2,
});

/** Words of states that a layout fills, from 1; a unit without programmes has one, which is 0. */
export const stateWords = ({ programmes }: UnitLayout): number[] =>
  Array.from(
    { length: Math.max(1, Math.ceil(programmes.length / programmesPerWord)) },
    (_, index) => index + 1,
  );

/** SQL of a programme's state (0–63) in a row of marks. */
export function stateSql(alias: string, index: number): string {
  const { word, shift } = placeOfProgramme(index);
  return `((${storedValue("state", alias, word)} >> ${shift}) & 63)`;
}

/** SQL of a rule's outcome in a row of marks: 0 unmet, 1 met, 2 unknown. */
export function outcomeSql(alias: string, index: number): string {
  const { word, shift } = placeOfRule(index);
  return `((${storedValue("met", alias, word)} >> ${shift}) & 3)`;
}

/** SQL of the status in words from the SQL of a state; the order of precedence is that of `statusOf`. */
export const statusSql = (state: string) => `case
  when ${state} & 4 <> 0 then 'served'
  when ${state} & 3 = 0 then 'not-eligible'
  when ${state} & 8 <> 0 then 'overlap'
  when ${state} & 16 <> 0 then 'cooling-off'
  when ${state} & 3 = 2 then 'data-lacking'
  else 'eligible' end`;
