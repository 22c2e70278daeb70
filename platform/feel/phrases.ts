import type { CompareOp } from "./ast.ts";
import type { Bilingual, Fact, FeelFunction } from "./catalogue.ts";
import type { Value } from "./to-js.ts";

/** The words of plain readings, in both languages. Nouns and units come from the catalogue of facts. */
export type Locale = "id" | "en";

type Phrases = {
  readonly and: string;
  readonly or: string;
  readonly not: (what: string) => string;
  readonly number: Readonly<Record<CompareOp, string>>;
  readonly date: Readonly<Record<CompareOp, string>>;
  readonly is: string;
  readonly isNot: string;
  readonly oneOf: string;
  readonly noneOf: string;
  readonly between: (low: string, high: string) => string;
  readonly known: string;
  readonly unknown: string;
  readonly yes: string;
  readonly no: string;
  readonly always: string;
  readonly never: string;
  readonly if: (when: string, yes: string, no: string) => string;
  readonly now: (label: string, value: string) => string;
  readonly short: (amount: string) => string;
  readonly over: (amount: string) => string;
  readonly lacking: (label: string, source: string) => string;
  readonly minus: (what: string) => string;
  readonly builtin: Readonly<Record<string, (args: readonly string[]) => string>>;
  readonly call: Readonly<Record<string, (args: readonly string[]) => string>>;
};

const indonesian: Phrases = {
  and: " dan ",
  or: " atau ",
  not: (what) => `tidak ${what}`,
  number: {
    "=": "tepat",
    "!=": "bukan",
    "<": "kurang dari",
    "<=": "paling banyak",
    ">": "lebih dari",
    ">=": "paling sedikit",
  },
  date: {
    "=": "pada",
    "!=": "bukan pada",
    "<": "sebelum",
    "<=": "paling lambat",
    ">": "sesudah",
    ">=": "paling awal",
  },
  is: "adalah",
  isNot: "bukan",
  oneOf: "salah satu dari",
  noneOf: "bukan salah satu dari",
  between: (low, high) => `antara ${low} dan ${high}`,
  known: "diketahui",
  unknown: "tidak diketahui",
  yes: "ya",
  no: "tidak",
  always: "selalu terpenuhi",
  never: "tidak pernah terpenuhi",
  if: (when, yes, no) => `bila ${when} maka ${yes}, bila tidak ${no}`,
  now: (label, value) => `${label} tercatat ${value}`,
  short: (amount) => `kurang ${amount}`,
  over: (amount) => `lebih ${amount}`,
  lacking: (label, source) => `Data ${label} belum ada. Lengkapi pada: ${source}`,
  minus: (what) => `minus ${what}`,
  builtin: {
    min: (args) => `yang terkecil dari ${args.join(", ")}`,
    max: (args) => `yang terbesar dari ${args.join(", ")}`,
    abs: ([what = ""]) => `besarnya ${what}`,
    floor: ([what = ""]) => `${what} dibulatkan ke bawah`,
    ceiling: ([what = ""]) => `${what} dibulatkan ke atas`,
    round: ([what = "", digits = "0"]) =>
      `${what} dibulatkan${digits === "0" ? "" : ` ${digits} angka di belakang koma`}`,
    tahun_antara: ([since = "", until = ""]) => `tahun dari ${since} sampai ${until}`,
    bulan_antara: ([since = "", until = ""]) => `bulan dari ${since} sampai ${until}`,
  },
  call: {
    menerima: ([programme = "", component]) =>
      `menerima ${programme}${component === undefined ? "" : ` bagian ${component}`}`,
    tahun_sejak_menerima: ([programme = ""]) => `tahun sejak terakhir menerima ${programme}`,
    ppks: ([kind = ""]) => `tercatat sebagai ${kind}`,
    disabilitas: ([kind = ""]) => `mempunyai disabilitas ${kind}`,
    jumlah_anggota_dengan: ([condition = ""]) => `jumlah anggota yang memenuhi [${condition}]`,
    ada_anggota: ([condition = ""]) => `ada anggota yang memenuhi [${condition}]`,
  },
};

const english: Phrases = {
  and: " and ",
  or: " or ",
  not: (what) => `not (${what})`,
  number: {
    "=": "is exactly",
    "!=": "is not",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
  },
  date: {
    "=": "is on",
    "!=": "is not on",
    "<": "is before",
    "<=": "is not after",
    ">": "is after",
    ">=": "is not before",
  },
  is: "is",
  isNot: "is not",
  oneOf: "is one of",
  noneOf: "is none of",
  between: (low, high) => `is between ${low} and ${high}`,
  known: "is known",
  unknown: "is not known",
  yes: "yes",
  no: "no",
  always: "always fulfilled",
  never: "never fulfilled",
  if: (when, yes, no) => `if ${when} then ${yes}, else ${no}`,
  now: (label, value) => `${label} on record: ${value}`,
  short: (amount) => `${amount} too few`,
  over: (amount) => `${amount} too many`,
  lacking: (label, source) => `No data on ${label} yet. Complete it in: ${source}`,
  minus: (what) => `minus ${what}`,
  builtin: {
    min: (args) => `the smallest of ${args.join(", ")}`,
    max: (args) => `the greatest of ${args.join(", ")}`,
    abs: ([what = ""]) => `the size of ${what}`,
    floor: ([what = ""]) => `${what} rounded down`,
    ceiling: ([what = ""]) => `${what} rounded up`,
    round: ([what = "", digits = "0"]) => `${what} rounded${digits === "0" ? "" : ` to ${digits} digits`}`,
    tahun_antara: ([since = "", until = ""]) => `years from ${since} to ${until}`,
    bulan_antara: ([since = "", until = ""]) => `months from ${since} to ${until}`,
  },
  call: {
    menerima: ([programme = "", component]) =>
      `receives ${programme}${component === undefined ? "" : `, part ${component}`}`,
    tahun_sejak_menerima: ([programme = ""]) => `years since ${programme} was last received`,
    ppks: ([kind = ""]) => `recorded as ${kind}`,
    disabilitas: ([kind = ""]) => `has the disability ${kind}`,
    jumlah_anggota_dengan: ([condition = ""]) => `number of members with [${condition}]`,
    ada_anggota: ([condition = ""]) => `has a member with [${condition}]`,
  },
};

const phrases: Readonly<Record<Locale, Phrases>> = { id: indonesian, en: english };

export function phrasesOf(locale: Locale): Phrases {
  return phrases[locale];
}

const monthNames: Bilingual = {
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
  en: "January February March April May June July August September October November December",
};

export function dateText(day: string, locale: Locale): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${monthNames[locale].split(" ")[Number(month) - 1] ?? month} ${year}`;
}

/** "12345.50" as the language writes it: 12.345,50 or 12,345.50. */
export function numberText(number: string, locale: Locale): string {
  const [whole = "", fraction] = number.split(".");
  const [group, point] = locale === "id" ? [".", ","] : [",", "."];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
}

export function withUnit(number: string, unit: Bilingual | undefined, locale: Locale): string {
  return [numberText(number, locale), unit?.[locale] ?? ""].filter(Boolean).join(" ");
}

/** A stored value as people read it: codes by their words, numbers with their unit. */
export function valueText(value: Value, of: Fact | FeelFunction | undefined, locale: Locale): string {
  const words = phrases[locale];
  if (value === null) return words.unknown;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const kind = of !== undefined && "kind" in of ? of.kind : "number";
  if (kind === "date" && typeof value === "string") return dateText(value, locale);
  if (of !== undefined && "values" in of && of.values !== undefined) {
    const word = of.values.find(
      ({ value: stored, codes }) => codes?.includes(Number(value)) ?? stored === value,
    );
    return word?.label[locale] ?? String(value);
  }
  return kind === "number" ? withUnit(String(value), of?.unit, locale) : String(value);
}
