import { type CivilDate, daysInMonth } from "#platform/kernel/dates.ts";

export type DateFault = "impossible" | "two-digit-year" | "unreadable";
export type DateReading =
  | { readonly ok: true; readonly date: CivilDate }
  | { readonly ok: false; readonly fault: DateFault };

const months = new Map(
  [
    ["jan", "januari", "january"],
    ["feb", "pebruari", "februari", "february", "peb"],
    ["mar", "maret", "march"],
    ["apr", "april"],
    ["mei", "may"],
    ["jun", "juni", "june"],
    ["jul", "juli", "july"],
    ["agu", "agustus", "ags", "agt", "aug", "august"],
    ["sep", "september", "sept"],
    ["okt", "oktober", "oct", "october"],
    ["nov", "november", "nop", "nopember"],
    ["des", "desember", "dec", "december"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/;
const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})(?: 00:00(?::00)?)?$/;
const named = /^(\d{1,2})[-/. ]+([a-z]{3,9})[-/. ,]+(\d{2}|\d{4})$/i;
const compact = /^(19|20)(\d{2})(\d{2})(\d{2})$/;

const two = (text: string | number) => String(text).padStart(2, "0");

const dayExists = (year: number, month: number, day: number) => day >= 1 && day <= daysInMonth(year, month);

function checked(year: string, month: string | number, day: string): DateReading {
  if (year.length === 2) return { ok: false, fault: "two-digit-year" };
  const date = `${year}-${two(month)}-${two(day)}`;
  return dayExists(Number(year), Number(month), Number(day))
    ? { ok: true, date }
    : { ok: false, fault: "impossible" };
}

const [zero, hyphen] = [48, 45];

/** Number of the digits in [from, upto), NaN where one is none. */
function digitsAt(text: string, from: number, upto: number): number {
  let number = 0;
  for (let at = from; at < upto; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** True for 1980-08-17 as it stands, the form of nearly every cell: told without a regular expression. */
function isIsoDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return false;
  return dayExists(digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10));
}

/**
 * Reads a date as offices write it: 1980-08-17, 17-08-1980, 17/8/1980, 17 Agustus 1980, 19800817. Day before
 * month always: no Indonesian office writes month first. A two-digit year has no century and is not guessed.
 */
export function readDate(text: string): DateReading {
  if (isIsoDay(text)) return { ok: true, date: text };
  const iso = yearFirst.exec(text);
  if (iso) return checked(iso[1] ?? "", iso[2] ?? "", iso[3] ?? "");
  const usual = dayFirst.exec(text);
  if (usual) return checked(usual[3] ?? "", usual[2] ?? "", usual[1] ?? "");
  const written = named.exec(text);
  if (written) {
    const month = months.get((written[2] ?? "").toLowerCase());
    return month === undefined
      ? { ok: false, fault: "unreadable" }
      : checked(written[3] ?? "", month, written[1] ?? "");
  }
  const joined = compact.exec(text);
  if (joined) return checked(`${joined[1]}${joined[2]}`, joined[3] ?? "", joined[4] ?? "");
  return { ok: false, fault: "unreadable" };
}
