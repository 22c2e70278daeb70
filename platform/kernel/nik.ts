import { daysInMonth } from "./dates.ts";

/**
 * NIK: 16 digits PPKKCC DDMMYY SSSS; a woman's DD is day + 40. It has no check digit, names the place of
 * FIRST registration and stays for life even where the birth date in it is wrong, so most disagreements are
 * warnings to check, not refusals. Source: PP 40/2019 art. 30 (Dukcapil practice).
 */
export interface NikParts {
  readonly placeCode: string;
  readonly day: number;
  readonly month: number;
  /** Two digits: the NIK does not know its century. */
  readonly yearOfCentury: number;
  readonly sex: "L" | "P";
  readonly serial: string;
}

export type NikFault =
  | "NOT_16_DIGITS"
  | "DAY_IMPOSSIBLE"
  | "MONTH_IMPOSSIBLE"
  | "SERIAL_ZERO"
  | "PROVINCE_UNKNOWN";

/** The 38 provinces of Kepmendagri 300.2.2-2430/2025. */
const provinces = new Set(
  "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96".split(
    " ",
  ),
);

/** Two digits of a text as a number. */
const two = (text: string, at: number) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** Parts of a structurally possible NIK, or the first reason why it is none. */
export function parseNik(text: string): { ok: true; parts: NikParts } | { ok: false; fault: NikFault } {
  if (!/^\d{16}$/.test(text)) return { ok: false, fault: "NOT_16_DIGITS" };
  if (!provinces.has(text.slice(0, 2))) return { ok: false, fault: "PROVINCE_UNKNOWN" };
  const rawDay = two(text, 6);
  const day = rawDay > 40 ? rawDay - 40 : rawDay;
  if (day < 1 || day > 31) return { ok: false, fault: "DAY_IMPOSSIBLE" };
  const month = two(text, 8);
  if (month < 1 || month > 12) return { ok: false, fault: "MONTH_IMPOSSIBLE" };
  const serial = text.slice(12);
  if (serial === "0000") return { ok: false, fault: "SERIAL_ZERO" };
  return {
    ok: true,
    parts: {
      placeCode: text.slice(0, 6),
      day,
      month,
      yearOfCentury: two(text, 10),
      sex: rawDay > 40 ? "P" : "L",
      serial,
    },
  };
}

export type NikDoubt = "BIRTH_DATE_DIFFERS" | "SEX_DIFFERS" | "DAY_NOT_IN_MONTH";

/** Where a NIK disagrees with what else is known of the person: warnings for verification. */
export function nikDoubts(parts: NikParts, known: { bornOn?: string; sex?: "L" | "P" }): NikDoubt[] {
  const doubts: NikDoubt[] = [];
  if (known.bornOn !== undefined) {
    const { bornOn } = known;
    const same =
      two(bornOn, 8) === parts.day &&
      two(bornOn, 5) === parts.month &&
      two(bornOn, 2) === parts.yearOfCentury;
    if (!same) doubts.push("BIRTH_DATE_DIFFERS");
  }
  if (known.sex !== undefined && known.sex !== parts.sex) doubts.push("SEX_DIFFERS");
  // 2000 was a leap year, so 29 February is only doubted where no century could hold it.
  if (
    parts.day > daysInMonth(2000 + parts.yearOfCentury, parts.month) &&
    !(parts.day === 29 && parts.month === 2 && parts.yearOfCentury === 0)
  ) {
    doubts.push("DAY_NOT_IN_MONTH");
  }
  return doubts;
}

/** "3602142001009000" → "3602••••••••9000": enough to recognise, not enough to use. */
export function maskNumber(number: string): string {
  if (number.length < 10) return "•".repeat(number.length);
  return number.slice(0, 4) + "•".repeat(number.length - 8) + number.slice(-4);
}
