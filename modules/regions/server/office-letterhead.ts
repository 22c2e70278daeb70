import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { OfficeLetterhead } from "#platform/documents/letterhead.ts";
import { officeProvince } from "./office-province.ts";
import { placeLabels } from "./reads.ts";

/** Whose paper it is: the setting "office.letterhead", or the social office of the office's province. */
export async function officeLetterhead(tx: Tx): Promise<OfficeLetterhead> {
  const { rows } = await sql<{ value: OfficeLetterhead }>`
    select value from app.settings where key = 'office.letterhead'`.execute(tx);
  if (rows[0]) return rows[0].value;
  const province = await officeProvince(tx);
  const label = (await placeLabels(tx, [province])).get(province) ?? "";
  return { government: `Pemerintah ${label}`, name: "Dinas Sosial", address: "" };
}
