import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { valueWords } from "../domain/value-words.ts";

type LabelOf = (list: string, code: number) => string | undefined;

/** Words of every code of every list (a few hundred rows), in one language. */
export async function readCodeLabels(tx: Tx, locale: "id" | "en"): Promise<LabelOf> {
  const { rows } = await sql<{ list_id: string; code: number; label: string }>`
    select i.list_id, i.code, case when ${locale} = 'en' then i.label_en else i.label_id end as label
      from registry.code_list_items i`.execute(tx);
  const labels = new Map(rows.map((row) => [`${row.list_id} ${row.code}`, row.label]));
  return (list, code) => labels.get(`${list} ${code}`);
}

/** How a stored value of a registry column reads: codes by their list, sex and life status in words. */
export async function readValueWords(
  tx: Tx,
  locale: "id" | "en",
): Promise<(column: string, value: string) => string> {
  const labelOf = await readCodeLabels(tx, locale);
  return (column, value) => valueWords(column, value, locale, labelOf);
}
