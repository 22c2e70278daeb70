import { sql } from "kysely";
import type { z } from "zod";
import { nameKey } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { LineCorrection } from "../../contract/change-decree-line.ts";

type Correction = z.output<typeof LineCorrection>;

/**
 * Writes a correction to one line of a draft; its total becomes amount × times. False where nothing would change.
 * A changed NIK or KK is looked up again, so that the line stands for whom it now names.
 */
export async function correctLine(
  tx: Tx,
  decreeId: string,
  line: number,
  correction: Correction,
): Promise<boolean> {
  const set = <Value>(value: Value | undefined) => ({ given: value !== undefined, value: value ?? null });
  const name = set(correction.name);
  const address = set(correction.address);
  const nik = set(correction.nik);
  const kk = set(correction.kkNumber);
  const account = set(correction.accountNumber);
  const accountName = set(correction.accountName);
  const amount = set(correction.amountRupiah);
  const times = set(correction.times);
  const key = correction.name === undefined ? null : nameKey(correction.name);
  const { rows } = await sql`
    with now_is as (
      select l.region_code, l.line,
             case when ${name.given} then ${name.value}::text else l.name end as name,
             case when ${name.given} then ${key}::text else l.name_key end as name_key,
             case when ${address.given} then ${address.value}::text else l.address end as address,
             case when ${nik.given} then ${nik.value}::text else l.nik end as nik,
             case when ${kk.given} then ${kk.value}::text else l.kk_number end as kk_number,
             case when ${account.given} then ${account.value}::text else l.account_number end as account_number,
             case when ${accountName.given} then ${accountName.value}::text else l.account_name end as account_name,
             case when ${amount.given} then ${amount.value}::bigint else l.amount_rupiah end as amount_rupiah,
             case when ${times.given} then ${times.value}::smallint else l.times end as times
        from delivery.decree_lines l where l.decree_id = ${decreeId} and l.line = ${line})
    update delivery.decree_lines l
       set name = n.name, name_key = n.name_key, address = n.address, nik = n.nik, kk_number = n.kk_number,
           account_number = n.account_number, account_name = n.account_name, amount_rupiah = n.amount_rupiah, times = n.times,
           total_rupiah = n.amount_rupiah * n.times
      from now_is n
     where l.region_code = n.region_code and l.decree_id = ${decreeId} and l.line = n.line
       and (l.name, l.address, l.nik, l.kk_number, l.account_number, l.account_name, l.amount_rupiah, l.times, l.total_rupiah)
           is distinct from (n.name, n.address, n.nik, n.kk_number, n.account_number, n.account_name, n.amount_rupiah, n.times,
                             n.amount_rupiah * n.times)
    returning l.line`.execute(tx);
  if (rows.length === 0) return false;
  if (nik.given || kk.given)
    // Only within the region of the line: its row belongs there, and a number elsewhere is another finding.
    await sql`
      with at_line as (
        select l.region_code, l.nik, l.kk_number from delivery.decree_lines l where l.decree_id = ${decreeId} and l.line = ${line}),
      named as (
        select (select p.id from registry.person_identifiers i join registry.persons p on p.region_code = i.region_code and p.id = i.person_id
                 where i.number = a.nik and i.kind = 'nik' and i.ended_at is null and i.region_code = a.region_code and p.life_status <> 'merged'
                 limit 1) as person_id,
               (select i.family_id from registry.family_identifiers i
                 where i.number = a.kk_number and i.kind = 'kk' and i.ended_at is null and i.region_code = a.region_code limit 1) as family_id
          from at_line a),
      known as (
        select n.person_id, coalesce(p.family_id, n.family_id) as family_id
          from named n left join registry.persons p on p.region_code = (select region_code from at_line) and p.id = n.person_id)
      update delivery.decree_lines l
         set person_id = k.person_id, family_id = k.family_id,
             subject_id = case when l.subject_kind = 'person' then k.person_id else k.family_id end
        from known k where l.decree_id = ${decreeId} and l.line = ${line}`.execute(tx);
  return true;
}
