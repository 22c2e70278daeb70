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

/** Bits of one word; two words of 62 bits hold all questions of an office's rules several times over. */
export const bitsPerWord = 62;
const words = 2;

const keyOf = (question: AidQuestion) => JSON.stringify(question);

/** Gives each question about aid its bit, in the order asked. */
export class AidBits {
  readonly #bits = new Map<string, number>();

  bit(question: AidQuestion): number {
    const key = keyOf(question);
    const known = this.#bits.get(key);
    if (known !== undefined) return known;
    const next = this.#bits.size;
    if (next >= bitsPerWord * words) throw new TooManyAidQuestions();
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
    super("more questions about aid received than two words of bits hold");
  }
}

/** Names of programmes in capitals with the code of ours, as a relation (name, code): hashed once, not compared row by row. */
function programmeNames(programmes: readonly NamedProgramme[]): string {
  const rows = programmes.flatMap(({ code, names }) =>
    [...new Set([code, ...names].map((name) => name.trim().toUpperCase()))].map(
      (name) => `(${sqlText(name)}, ${sqlText(code)})`,
    ),
  );
  return rows.length === 0
    ? "(select null::text, null::text where false) as n (name, code)"
    : `(values ${[...new Set(rows)].join(", ")}) as n (name, code)`;
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

function condition(
  question: AidQuestion,
  asOf: string,
  programmes: ReadonlyMap<string, NamedProgramme>,
): string {
  switch (question.kind) {
    case "receives":
      return "a.receives";
    case "component":
      return `a.receives and ${namesComponent(question.component)}`;
    case "component-unknown": {
      const known = programmes.get(question.programme)?.componentCodes.map(namesComponent) ?? [];
      return ["a.receives", ...known.map((names) => `not ${names}`)].join(" and ");
    }
    case "within-years":
      return `a.status <> 'returned' and a.from_on > ${yearsBefore(asOf, question.years)} and a.from_on <= ${asOf}`;
    case "twice":
      return "false";
    default:
      return question satisfies never;
  }
}

function wordSql(
  bits: AidBits,
  word: number,
  asOf: string,
  programmes: ReadonlyMap<string, NamedProgramme>,
): string {
  const byProgramme = new Map<string, string[]>();
  bits.questions.forEach((question, bit) => {
    if (Math.floor(bit / bitsPerWord) !== word || question.kind === "twice") return;
    const parts = byProgramme.get(question.programme) ?? [];
    parts.push(
      `case when ${condition(question, asOf, programmes)} then ${1n << BigInt(bit % bitsPerWord)} else 0 end`,
    );
    byProgramme.set(question.programme, parts);
  });
  const cases = [...byProgramme].map(([code, parts]) => `when ${sqlText(code)} then ${parts.join(" | ")}`);
  return cases.length === 0 ? "0::bigint" : `(case a.code ${cases.join(" ")} else 0 end)::bigint`;
}

function twiceSql(bits: AidBits, word: number): string {
  const cases = bits.questions.flatMap((question, bit) =>
    question.kind === "twice" && Math.floor(bit / bitsPerWord) === word
      ? [`when ${sqlText(question.programme)} then ${1n << BigInt(bit % bitsPerWord)}`]
      : [],
  );
  return cases.length === 0
    ? "0::bigint"
    : `(case when a.times > 1 then case a.code ${cases.join(" ")} else 0 end else 0 end)::bigint`;
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
 * Relation (key, aid_1, aid_2, since_<n> …): one row per family or person that aid is known of. Aid behind a
 * compartment counts only for the person who is behind it.
 */
export function aidRelation(source: AidSource): string {
  const { key, bits, since, asOf } = source;
  const byCode = new Map(source.programmes.map((programme) => [programme.code, programme]));
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
    `bit_or(${wordSql(bits, 0, asOf, byCode)}) as word_1`,
    `bit_or(${wordSql(bits, 1, asOf, byCode)}) as word_2`,
    ...sinceInner,
  ];
  const outer = [
    `a.${key}`,
    `bit_or(a.word_1 | ${twiceSql(bits, 0)}) as aid_1`,
    `bit_or(a.word_2 | ${twiceSql(bits, 1)}) as aid_2`,
    ...sinceOuter,
  ];
  // Each row's programme, beginning and validity are found once; all questions are asked of those.
  return `(select ${outer.join(", ")}
    from (select ${inner.join(",\n        ")}
      from (select a.*, ${receivesNow(asOf)} as receives
              from (select a.${key}, a.status, a.stage, a.goods, a.period_upto_on, ${fromOn} as from_on, n.code
                      from registry.aid_received a
                      join ${programmeNames(source.programmes)} on n.name = upper(btrim(a.programme))
                     where a.${key} is not null and ${visible} and ${source.where} offset 0) a offset 0) a
     group by a.${key}, a.code, a.stage, a.from_on) a
   group by a.${key})`;
}
