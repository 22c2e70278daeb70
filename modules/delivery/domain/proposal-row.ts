import type { CivilDate } from "#platform/kernel/dates.ts";
import { daysInMonth } from "#platform/kernel/dates.ts";
import { parseNik } from "#platform/kernel/nik.ts";

export const proposalFields = [
  "name",
  "nik",
  "kk",
  "bornOn",
  "mother",
  "address",
  "rt",
  "rw",
  "village",
  "district",
  "regency",
  "placeCode",
  "account",
  "accountName",
  "channel",
  "amount",
  "times",
  "total",
] as const;
export type ProposalField = (typeof proposalFields)[number];

/** Why a row of a list cannot be read: the first rule it breaks. */
export const proposalRules = [
  "name-missing",
  "number-lost-digits",
  "nik-wrong",
  "kk-wrong",
  "identity-missing",
  "date-wrong",
  "village-unknown",
  "village-ambiguous",
  "place-outside-list",
  "amount-wrong",
  "times-wrong",
  "account-wrong",
] as const;
export type ProposalRule = (typeof proposalRules)[number];

export interface ProposalRow {
  readonly name: string;
  readonly nik: string | null;
  readonly kkNumber: string | null;
  readonly bornOn: CivilDate | null;
  readonly motherName: string;
  readonly address: string;
  readonly places: {
    readonly village: string;
    readonly district: string;
    readonly regency: string;
    readonly code: string;
  };
  readonly accountNumber: string | null;
  readonly accountName: string | null;
  readonly channel: string | null;
  readonly amountRupiah: bigint | null;
  readonly times: number | null;
  readonly totalRupiah: bigint | null;
}

export type RowReading =
  | { readonly ok: true; readonly row: ProposalRow }
  | { readonly ok: false; readonly field: ProposalField; readonly rule: ProposalRule };

/** Letters and digits alone tell headers apart: "NO. KK" and "no_kk" are one. */
export const headerKey = (header: string): string =>
  header
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");

/** Which column (0-based) feeds which field; the first column that fits wins. */
export function mapHeaders(
  headers: readonly string[],
  columns: ReadonlyArray<{ readonly field: ProposalField; readonly headers: readonly string[] }>,
): ReadonlyMap<ProposalField, number> {
  const wanted = new Map(
    columns.flatMap(({ field, headers: names }) => names.map((name) => [headerKey(name), field] as const)),
  );
  const found = new Map<ProposalField, number>();
  for (const [index, header] of headers.entries()) {
    const field = wanted.get(headerKey(header));
    if (field !== undefined && !found.has(field)) found.set(field, index);
  }
  return found;
}

const blank = (text: string) => text === "" || text === "-" || text === "0" || text.toUpperCase() === "NULL";

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;

/** "1980-08-17" and "17/8/1980"; a two-digit year has no century and is not guessed. Null where it is no date. */
export function readCivilDate(text: string): CivilDate | null {
  const match = iso.exec(text);
  const usual = dayFirst.exec(text);
  const [year, month, day] = match
    ? [Number(match[1]), Number(match[2]), Number(match[3])]
    : usual
      ? [Number(usual[3]), Number(usual[2]), Number(usual[1])]
      : [0, 0, 0];
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** "Rp1.750.000,00" and "1750000" are both 1750000n; null where it is no amount below 10^15. */
export function readRupiah(text: string): bigint | null {
  const digits = text
    .replace(/^rp\.?\s*/i, "")
    .replace(/[,.]\d{1,2}$/, "")
    .replaceAll(/[.,\s]/g, "");
  return /^\d{1,15}$/.test(digits) ? BigInt(digits) : null;
}

/**
 * Reads one row by its mapped cells. `isNumber` = the spreadsheet holds a number where text belongs: Excel keeps 15
 * digits, so the last digit of a NIK, KK or long account is lost even where it looks whole.
 */
export function readProposalRow(
  cell: (field: ProposalField) => { readonly text: string; readonly isNumber: boolean },
): RowReading {
  const text = (field: ProposalField) => {
    const clean = cell(field).text.trim().replaceAll(/\s+/g, " ");
    return blank(clean) ? "" : clean;
  };
  const fail = (field: ProposalField, rule: ProposalRule): RowReading => ({ ok: false, field, rule });
  const name = text("name").slice(0, 120);
  if (!/\p{L}/u.test(name)) return fail("name", "name-missing");
  const digits = (field: ProposalField) => text(field).replaceAll(/[\s'.-]/g, "");
  for (const field of ["nik", "kk", "account"] as const)
    if (cell(field).isNumber && digits(field).length > 15) return fail(field, "number-lost-digits");
  const [nik, kk, account] = [digits("nik"), digits("kk"), digits("account")];
  if (nik !== "" && !parseNik(nik).ok) return fail("nik", "nik-wrong");
  if (kk !== "" && !/^\d{16}$/.test(kk)) return fail("kk", "kk-wrong");
  if (account !== "" && !/^[0-9A-Za-z]{4,34}$/.test(account)) return fail("account", "account-wrong");
  const bornText = text("bornOn");
  const bornOn = bornText === "" ? null : readCivilDate(bornText);
  if (bornText !== "" && bornOn === null) return fail("bornOn", "date-wrong");
  if (nik === "" && kk === "" && bornOn === null) return fail("nik", "identity-missing");
  const money = { amount: text("amount"), total: text("total") };
  const amountRupiah = money.amount === "" ? null : readRupiah(money.amount);
  if (money.amount !== "" && amountRupiah === null) return fail("amount", "amount-wrong");
  const totalRupiah = money.total === "" ? null : readRupiah(money.total);
  if (money.total !== "" && totalRupiah === null) return fail("total", "amount-wrong");
  const timesText = text("times");
  const times = timesText === "" ? null : Number(timesText);
  if (times !== null && !(Number.isInteger(times) && times >= 1 && times <= 60))
    return fail("times", "times-wrong");
  const [rt, rw] = [text("rt"), text("rw")];
  return {
    ok: true,
    row: {
      name,
      nik: nik || null,
      kkNumber: kk || null,
      bornOn,
      motherName: text("mother").slice(0, 120),
      address: [text("address"), rt && `RT ${rt}`, rw && `RW ${rw}`].filter(Boolean).join(" ").slice(0, 200),
      places: {
        village: text("village"),
        district: text("district"),
        regency: text("regency"),
        code: digits("placeCode"),
      },
      accountNumber: account || null,
      accountName: text("accountName").slice(0, 120) || null,
      channel: text("channel").slice(0, 40) || null,
      amountRupiah,
      times,
      totalRupiah,
    },
  };
}
