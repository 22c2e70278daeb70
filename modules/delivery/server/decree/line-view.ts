import { sql } from "kysely";
import { maskNumber } from "#platform/kernel/nik.ts";
import type { LineView } from "../../contract/decree-shapes.ts";

/** A line as `lineColumns` selects it; money as text, so that JSON carries it exactly. */
export interface LineRow {
  readonly line: number;
  readonly name: string;
  readonly bornOn: string | null;
  readonly nik: string | null;
  readonly kkNumber: string | null;
  readonly accountNumber: string | null;
  readonly address: string;
  readonly placeLabel: string;
  readonly amountRupiah: string;
  readonly times: number;
  readonly totalRupiah: string;
  readonly effect: "grant" | "withdraw";
  readonly origin: string;
  readonly because: string;
  readonly familyId: string | null;
  readonly personId: string | null;
  readonly placeCode: string;
}

export const lineColumns = sql`l.line, l.name, l.born_on as "bornOn", l.nik, l.kk_number as "kkNumber", l.account_number as "accountNumber",
  l.address, l.place_label as "placeLabel", l.amount_rupiah::text as "amountRupiah", l.times, l.total_rupiah::text as "totalRupiah",
  l.effect, l.origin, l.because, l.family_id as "familyId", l.person_id as "personId", l.place_code as "placeCode"`;

const accountTail = 4;

/** Accounts show their last four figures, as bank letters do. */
export const maskAccount = (account: string): string =>
  account.length <= accountTail ? "•".repeat(account.length) : `••••${account.slice(-accountTail)}`;

/** The line as people see it: numbers masked. */
export function lineView({ nik, kkNumber, accountNumber, placeCode: _place, ...line }: LineRow): LineView {
  return {
    ...line,
    nikMasked: nik === null ? null : maskNumber(nik),
    kkMasked: kkNumber === null ? null : maskNumber(kkNumber),
    accountMasked: accountNumber === null ? null : maskAccount(accountNumber),
  };
}
