import { daysInMonth, isCivilDate } from "#platform/kernel/dates.ts";

/** What someone typed into the one search box. */
export interface SearchText {
  /** Digits of a NIK, KK or register number: 16 of them or the first 6 and more. */
  readonly number: string | null;
  readonly born: { readonly from: string; readonly upto: string } | null;
  /** The words that are left, as typed: a name, a village, or both. */
  readonly words: string;
  /** Words after "desa", "kel.", "kec." or "di": surely a place. */
  readonly place: string | null;
}

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    "jan januari january",
    "feb februari february pebruari",
    "mar maret march",
    "apr april",
    "mei may",
    "jun juni june",
    "jul juli july",
    "agu agustus aug august agt ags",
    "sep september sept",
    "okt oktober oct october",
    "nov november nop nopember",
    "des desember dec december",
  ].flatMap((names, index) => names.split(" ").map((name) => [name, index + 1])),
);

const two = (value: number) => String(value).padStart(2, "0");

function civil(year: number, month: number, day: number): string | null {
  const text = `${year}-${two(month)}-${two(day)}`;
  return isCivilDate(text) ? text : null;
}

const dayMonthYear = /(?<!\d)(\d{1,2})\s*[-/.\s]\s*(\d{1,2}|[a-z]{3,9})\s*[-/.\s]\s*((?:19|20)\d{2})(?!\d)/i;
const isoDate = /(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/;
const monthYear = /(?<![\d\p{L}])([a-z]{3,9})\s+((?:19|20)\d{2})(?!\d)/iu;
const yearAlone = /(?<!\d)(?:tahun\s+|th\.?\s*)?((?:19|20)\d{2})(?!\d)/i;

type Taken = { readonly born: NonNullable<SearchText["born"]>; readonly rest: string } | null;

function takeDate(text: string): Taken {
  const cut = (match: RegExpExecArray) =>
    `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  const iso = isoDate.exec(text);
  if (iso) {
    const day = civil(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    if (day) return { born: { from: day, upto: day }, rest: cut(iso) };
  }
  const written = dayMonthYear.exec(text);
  if (written) {
    const word = (written[2] ?? "").toLowerCase();
    const day = civil(Number(written[3]), months[word] ?? Number(word), Number(written[1]));
    if (day) return { born: { from: day, upto: day }, rest: cut(written) };
  }
  const month = monthYear.exec(text);
  const number = months[(month?.[1] ?? "").toLowerCase()];
  if (month && number !== undefined) {
    const year = Number(month[2]);
    const from = `${year}-${two(number)}-01`;
    return { born: { from, upto: `${year}-${two(number)}-${daysInMonth(year, number)}` }, rest: cut(month) };
  }
  const year = yearAlone.exec(text);
  if (year) return { born: { from: `${year[1]}-01-01`, upto: `${year[1]}-12-31` }, rest: cut(year) };
  return null;
}

const shortestNumber = 6;

/** Digits with the dots, dashes and spaces people put into them; the longest run wins. */
function takeNumber(text: string): { readonly number: string; readonly rest: string } | null {
  const runs = [...text.matchAll(/\d(?:[\d.\s-]*\d)?/g)]
    .map((match) => ({ match, digits: match[0].replace(/\D/g, "") }))
    .filter(({ digits }) => digits.length >= shortestNumber && digits.length <= 20)
    .toSorted((a, b) => b.digits.length - a.digits.length);
  const [best] = runs;
  if (!best) return null;
  const { index, 0: raw } = best.match;
  return { number: best.digits, rest: `${text.slice(0, index)} ${text.slice(index + raw.length)}` };
}

const placeWord = /(?:^|\s)(?:di|desa|ds|kelurahan|kel|kecamatan|kec|kampung|kp)\.?\s+(\p{L}.*)$/iu;

/** Reads the search box: a number, a birth date (or month, or year), a place after its word, and the rest. */
export function readSearchText(typed: string): SearchText {
  let text = typed.trim();
  // A written date has 8 digits too: "17-08-1954" is looked at first, sixteen digits never match it.
  const date = takeDate(text);
  if (date) text = date.rest;
  const taken = takeNumber(text);
  if (taken) text = taken.rest;
  const place = placeWord.exec(text);
  if (place) text = text.slice(0, place.index);
  return {
    number: taken?.number ?? null,
    born: date?.born ?? null,
    words: text.replace(/\s+/g, " ").trim(),
    place: place?.[1]?.trim() ?? null,
  };
}

/**
 * The ends of a text that may be a place's name, longest first, with what stands before: "sarmanah muncang"
 * → muncang (before: sarmanah). The whole text is one of them.
 */
export function placeCandidates(words: string): Array<{ readonly place: string; readonly before: string }> {
  const parts = words.split(" ").filter(Boolean);
  return parts
    .map((_word, index) => ({ place: parts.slice(index).join(" "), before: parts.slice(0, index).join(" ") }))
    .slice(-4);
}
