import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/**
 * Copies a list that was sent in as a decree's list, line by line with its own numbers and amounts. Where the file
 * names no total, amount × times is it; where it names another one, reconciliation says so.
 */
export async function fillFromList(
  tx: Tx,
  decreeId: string,
  listId: string,
  fallback: { readonly unit: string; readonly amountRupiah: bigint; readonly times: number },
): Promise<void> {
  await sql`
    insert into delivery.decree_lines (region_code, decree_id, line, place_code, compartment, subject_kind, subject_id, family_id,
      person_id, name, name_key, born_on, mother_name_key, address, place_label, nik, kk_number, channel, account_number, account_name,
      amount_rupiah, times, total_rupiah, origin)
    select p.region_code, ${decreeId}, row_number() over (order by p.line), p.place_code, p.compartment, ${fallback.unit},
           case when ${fallback.unit} = 'person' then p.person_id else p.family_id end, p.family_id, p.person_id, p.name, p.name_key, p.born_on,
           p.mother_name_key, p.address, p.place_label, p.nik, p.kk_number, p.channel, p.account_number, p.account_name,
           coalesce(p.amount_rupiah, ${fallback.amountRupiah}), coalesce(p.times, ${fallback.times}),
           coalesce(p.total_rupiah, coalesce(p.amount_rupiah, ${fallback.amountRupiah}) * coalesce(p.times, ${fallback.times})), 'file'
      from delivery.proposal_lines p where p.list_id = ${listId}`.execute(tx);
}
