import type { RowFault } from "./fault.ts";
import { fieldFault } from "./fault.ts";

const nik = "person.nik";
const kk = "family.number";
const full = /^\d{16}$/;

const shorter = (text: string, chance: boolean): string | undefined =>
  full.test(text) ? (chance ? text.slice(0, 15) : `${text}0`) : undefined;
const withLetter = (text: string, at: number): string | undefined =>
  full.test(text)
    ? `${text.slice(0, at)}${text.charAt(at) === "0" ? "O" : "l"}${text.slice(at + 1)}`
    : undefined;
/** Excel's display of a 16-digit number, with the decimal sign of either language. */
const scientific = (text: string, comma: boolean): string | undefined =>
  full.test(text) ? `${text.charAt(0)}${comma ? "," : "."}${text.slice(1, 6)}E+15` : undefined;
/** What a numeric cell keeps: 15 digits, the 16th becomes 0. */
const numericCell = (text: string): number | undefined =>
  full.test(text) ? Number(`${text.slice(0, 15)}0`) : undefined;
const splice = (text: string, from: number, piece: string): string | undefined =>
  full.test(text) ? text.slice(0, from) + piece + text.slice(from + piece.length) : undefined;

export const numberFaults: readonly RowFault[] = [
  fieldFault("nik-length", "hold", 10, nik, (text, { random }) => shorter(text, random.chance(0.8))),
  fieldFault("nik-non-digit", "hold", 4, nik, (text, { random }) => withLetter(text, random.between(6, 14))),
  fieldFault("nik-scientific", "hold", 5, nik, (text, { random }) => scientific(text, random.chance(0.5))),
  fieldFault("nik-numeric-cell", "hold", 5, nik, (text, { xlsx }) => (xlsx ? numericCell(text) : undefined)),
  fieldFault("nik-impossible-day", "hold", 3, nik, (text, { random }) =>
    splice(text, 6, random.pick(["00", "32", "35", "39", "72", "88", "99"])),
  ),
  fieldFault("nik-impossible-month", "hold", 3, nik, (text, { random }) =>
    splice(text, 8, random.pick(["00", "13", "19", "24", "90"])),
  ),
  fieldFault("nik-serial-zero", "hold", 2, nik, (text) => splice(text, 12, "0000")),
  fieldFault("nik-unknown-province", "hold", 3, nik, (text, { random }) =>
    splice(text, 0, random.pick(["00", "10", "20", "45", "99"])),
  ),
  fieldFault("nik-missing", "warn", 12, nik, (text) => (text === "" ? undefined : "")),
  // A recipient list may leave the family out; elsewhere the row would belong to nobody.
  fieldFault("kk-missing", "hold", 4, kk, (_text, { format }) =>
    format.id === "recipients" ? undefined : "",
  ),
  fieldFault("kk-length", "hold", 5, kk, (text, { random }) => shorter(text, random.chance(0.8))),
  fieldFault("kk-non-digit", "hold", 2, kk, (text, { random }) => withLetter(text, random.between(6, 14))),
  fieldFault("kk-scientific", "hold", 3, kk, (text, { random }) => scientific(text, random.chance(0.5))),
  fieldFault("kk-numeric-cell", "hold", 3, kk, (text, { xlsx }) => (xlsx ? numericCell(text) : undefined)),
  fieldFault("household-missing", "hold", 3, "household.number", () => ""),
];
