import { type NikParts, parseNik } from "#platform/kernel/nik.ts";

/** What spoils a 16-digit number before its digits are even looked at. */
export type NumberFault = "scientific" | "numeric-cell" | "non-digit" | "length";

const scientific = /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i;
const sixteen = /^\d{16}$/;

/**
 * First fault of a NIK or KK number. `numeric` = the cell of a spreadsheet holds a number, not text: Excel keeps
 * 15 digits, so the 16th is lost even where it looks whole.
 */
export function numberFault(text: string, numeric: boolean): NumberFault | undefined {
  if (!numeric && sixteen.test(text)) return undefined;
  if (numeric) return "numeric-cell";
  if (scientific.test(text)) return "scientific";
  if (/\D/.test(text)) return "non-digit";
  return "length";
}

export type NikRule =
  | "nik-impossible-day"
  | "nik-impossible-month"
  | "nik-serial-zero"
  | "nik-unknown-province"
  | "nik-length";

const nikRules = {
  NOT_16_DIGITS: "nik-length",
  DAY_IMPOSSIBLE: "nik-impossible-day",
  MONTH_IMPOSSIBLE: "nik-impossible-month",
  SERIAL_ZERO: "nik-serial-zero",
  PROVINCE_UNKNOWN: "nik-unknown-province",
} as const;

/** The parts of a NIK of 16 digits, or the first rule that it breaks by its structure. */
export function readNik(nik: string): NikParts | NikRule {
  const parsed = parseNik(nik);
  return parsed.ok ? parsed.parts : nikRules[parsed.fault];
}

/** Cells that mean "nothing here". */
export function isBlank(text: string): boolean {
  return text === "" || text === "-" || text === "0" || text === "NULL" || text === "null" || text === "#N/A";
}
