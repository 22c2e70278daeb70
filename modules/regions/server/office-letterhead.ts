import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { OfficeLetterhead } from "#platform/documents/letterhead.ts";
import seats from "#reference/regions/seats.json" with { type: "json" };
import { officeProvince } from "./office-province.ts";
import { placeLabels } from "./reads.ts";

const seatOf: Readonly<Record<string, string>> = seats.seats;

/**
 * Whose paper it is: the setting "office.letterhead", or the social office of the office's province. The city where
 * papers are signed is the letterhead's own, else the seat of the province (reference/regions/seats.json).
 */
export async function officeLetterhead(tx: Tx): Promise<OfficeLetterhead> {
  const { rows } = await sql<{ value: OfficeLetterhead }>`
    select value from app.settings where key = 'office.letterhead'`.execute(tx);
  const province = await officeProvince(tx);
  const city = seatOf[province];
  const seat = city === undefined ? {} : { city };
  if (rows[0]) return { ...seat, ...rows[0].value };
  const label = (await placeLabels(tx, [province])).get(province) ?? "";
  return { government: `Pemerintah ${label}`, name: "Dinas Sosial", address: "", ...seat };
}
