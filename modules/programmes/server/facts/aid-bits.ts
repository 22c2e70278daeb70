import { sqlText } from "./sql-text.ts";

/** A programme as far as lists of recipients are matched with it. */
export interface NamedProgramme {
  readonly code: string;
  readonly names: readonly string[];
  readonly unit: "person" | "family" | "household" | "group";
  readonly componentCodes: readonly string[];
}

/** What may be asked about aid received; each is one bit of a family's or a person's aid word. */
export type AidQuestion =
  /** Listed or paid on the reference date. */
  | { readonly kind: "receives"; readonly programme: string }
  /** The same, for a row that names the component … */
  | { readonly kind: "component"; readonly programme: string; readonly component: string }
  /** … or names none, so that nobody knows which. */
  | { readonly kind: "component-unknown"; readonly programme: string }
  | { readonly kind: "within-years"; readonly programme: string; readonly years: number }
  /** Two rows for the same programme, stage and beginning. */
  | { readonly kind: "twice"; readonly programme: string };

/** Bits of one word; an office's twenty programmes ask some forty questions. */
export const bitsPerWord = 62;
/** More would mean thousands of programmes: an error of somebody's list. */
const mostWords = 40;

const keyOf = (question: AidQuestion) => JSON.stringify(question);

/** Gives each question about aid its bit, in the order asked. */
export class AidBits {
  readonly #bits = new Map<string, number>();

  bit(question: AidQuestion): number {
    const key = keyOf(question);
    const known = this.#bits.get(key);
    if (known !== undefined) return known;
    const next = this.#bits.size;
    if (next >= bitsPerWord * mostWords) throw new TooManyAidQuestions();
    this.#bits.set(key, next);
    return next;
  }

  get questions(): readonly AidQuestion[] {
    return [...this.#bits.keys()].map((key) => JSON.parse(key) as AidQuestion);
  }

  /** True, false; never unknown: a list that was not loaded cannot be told from one that does not name you. */
  test(alias: string, question: AidQuestion): string {
    const bit = this.bit(question);
    const word = `${alias}.aid_${Math.floor(bit / bitsPerWord) + 1}`;
    return `(coalesce(${word}, 0) & ${1n << BigInt(bit % bitsPerWord)} <> 0)`;
  }
}

export class TooManyAidQuestions extends Error {
  constructor() {
    super("more questions about aid received than the words of bits hold");
  }
}

/** Numbers of the words that the questions fill, from 1; there is always one. */
export const aidWords = (bits: AidBits): number[] =>
  Array.from(
    { length: Math.max(1, Math.ceil(bits.questions.length / bitsPerWord)) },
    (_, index) => index + 1,
  );

/**
 * Names of programmes in capitals with the code of ours and, for every kind of question, the bits it sets: a
 * relation of constants, hashed once, instead of a comparison per row and question.
 */
function programmeNames(source: AidSource, kinds: readonly MaskKind[]): string {
  const rows = source.programmes.flatMap(({ code, names }) =>
    [...new Set([code, ...names].map((name) => name.trim().toUpperCase()))].map((name) => {
      const masks = kinds.map((kind) => `${maskOf(source.bits, code, kind)}::bigint`);
      return `(${[sqlText(name), sqlText(code), ...masks].join(", ")})`;
    }),
  );
  const columns = ["name", "code", ...kinds.map(({ column }) => column)].join(", ");
  return rows.length === 0
    ? `(select null::text, null::text${kinds.map(() => ", 0::bigint").join("")} where false) as n (${columns})`
    : `(values ${[...new Set(rows)].join(", ")}) as n (${columns})`;
}

/** A kind of question that one condition answers for all programmes: its column holds the bits to set. */
interface MaskKind {
  readonly column: string;
  readonly word: number;
  readonly condition: string;
  readonly matches: (question: AidQuestion) => boolean;
}

function maskKinds(source: AidSource): readonly MaskKind[] {
  const years = [
    ...new Set(source.bits.questions.flatMap((one) => (one.kind === "within-years" ? [one.years] : []))),
  ];
  return aidWords(source.bits).flatMap((number) => kindsOfWord(number - 1, years, source.asOf));
}

function kindsOfWord(word: number, years: readonly number[], asOf: string): readonly MaskKind[] {
  return [
    {
      column: `now_${word}`,
      word,
      condition: "a.receives",
      matches: (one: AidQuestion) => one.kind === "receives",
    },
    { column: `twice_${word}`, word, condition: "", matches: (one: AidQuestion) => one.kind === "twice" },
    ...years.map((count) => ({
      column: `within_${count}_${word}`,
      word,
      condition: `a.status <> 'returned' and a.from_on > ${yearsBefore(asOf, count)} and a.from_on <= ${asOf}`,
      matches: (one: AidQuestion) => one.kind === "within-years" && one.years === count,
    })),
  ];
}

function maskOf(bits: AidBits, code: string, { word, matches }: MaskKind): bigint {
  return bits.questions.reduce(
    (mask, question, bit) =>
      question.programme === code && Math.floor(bit / bitsPerWord) === word && matches(question)
        ? mask | (1n << BigInt(bit % bitsPerWord))
        : mask,
    0n,
  );
}

/** Row's beginning: lists from elsewhere often say no more than the year or their cut-off. */
const fromOn = "coalesce(a.period_from_on, a.received_on, a.created_at::date)";

/** Does row `a` with its beginning from_on hold on the reference date? A row without an end holds for a year. */
const receivesNow = (asOf: string) =>
  `(a.status in ('listed', 'paid') and a.from_on <= ${asOf}
    and (a.period_upto_on >= ${asOf} or (a.period_upto_on is null and a.from_on > ${yearsBefore(asOf, 1)})))`;

const yearsBefore = (asOf: string, years: number) => `(${asOf} - interval '${years} years')::date`;

const namesComponent = (component: string) => {
  const words = component.replaceAll("-", "[- ]");
  return `(a.stage ~* ${sqlText(`\\m${words}\\M`)} or a.goods ~* ${sqlText(`\\m${words}\\M`)})`;
};

/** Bits of the questions about components, which few programmes have. */
function componentSql(source: AidSource, word: number): string[] {
  return source.bits.questions.flatMap((question, bit) => {
    if (Math.floor(bit / bitsPerWord) !== word) return [];
    const known = source.programmes.find(({ code }) => code === question.programme)?.componentCodes ?? [];
    const condition =
      question.kind === "component"
        ? namesComponent(question.component)
        : question.kind === "component-unknown"
          ? ["true", ...known.map((code) => `not ${namesComponent(code)}`)].join(" and ")
          : null;
    return condition === null
      ? []
      : [
          `case when a.receives and a.code = ${sqlText(question.programme)} and ${condition} then ${1n << BigInt(bit % bitsPerWord)} else 0 end`,
        ];
  });
}

/** Bits that one row of aid sets in a word. */
function wordSql(source: AidSource, kinds: readonly MaskKind[], word: number): string {
  const masks = kinds
    .filter((kind) => kind.word === word && kind.condition !== "")
    .map(({ column, condition }) => `case when ${condition} then a.${column} else 0 end`);
  return [...masks, ...componentSql(source, word)].join(" | ");
}

/** Codes whose last year of receipt is asked: tahun_sejak_menerima. */
export interface AidSource {
  readonly key: "family_id" | "person_id";
  readonly bits: AidBits;
  readonly since: readonly string[];
  readonly programmes: readonly NamedProgramme[];
  /** SQL date of the assessment. */
  readonly asOf: string;
  /** Condition on a = registry.aid_received. */
  readonly where: string;
}

/**
 * Relation (key, aid_1 …, since_<n> …): one row per family or person that aid is known of. Aid behind a
 * compartment counts only for the person who is behind it.
 */
export function aidRelation(source: AidSource): string {
  const { key, since, asOf } = source;
  const kinds = maskKinds(source);
  const words = aidWords(source.bits);
  const visible =
    key === "family_id"
      ? "a.compartment is null"
      : `(a.compartment is null or exists (select from registry.persons q where q.region_code = a.region_code
           and q.id = a.person_id and q.compartment = a.compartment))`;
  const sinceInner = since.map(
    (code, index) => `max(a.from_on) filter (where a.code = ${sqlText(code)}) as since_${index + 1}`,
  );
  const sinceOuter = since.map((_, index) => `max(a.since_${index + 1}) as since_${index + 1}`);
  const inner = [
    `a.${key}`,
    "a.code",
    "count(*) filter (where a.receives) as times",
    ...words.map((word) => `bit_or(${wordSql(source, kinds, word - 1)}) as word_${word}`),
    ...words.map((word) => `max(a.twice_${word - 1}) as twice_${word - 1}`),
    ...sinceInner,
  ];
  const outer = [
    `a.${key}`,
    ...words.map(
      (word) =>
        `bit_or(a.word_${word} | case when a.times > 1 then a.twice_${word - 1} else 0 end) as aid_${word}`,
    ),
    ...sinceOuter,
  ];
  // Each row's programme, beginning and validity are found once; all questions are asked of those.
  return `(select ${outer.join(", ")}
    from (select ${inner.join(",\n        ")}
      from (select a.*, ${receivesNow(asOf)} as receives
              from (select a.${key}, a.status, a.stage, a.goods, a.period_upto_on, ${fromOn} as from_on,
                           n.code, ${kinds.map(({ column }) => `n.${column}`).join(", ")}
                      from registry.aid_received a
                      join ${programmeNames(source, kinds)} on n.name = upper(btrim(a.programme))
                     where a.${key} is not null and ${visible} and ${source.where} offset 0) a offset 0) a
     group by a.${key}, a.code, a.stage, a.from_on) a
   group by a.${key})`;
}
