import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** How an amount for the whole cycle is cut into equal payments; unequal stages stay one sum, split by their stages. */
export interface Payments {
  readonly times: number;
}

/**
 * Copies who was selected or added into the list of a draft: name, address, place, numbers as the registry has them
 * now, the account from the region's proposal (the registry keeps none). One statement: 100,000 lines in seconds.
 */
export async function fillFromSelection(
  tx: Tx,
  decreeId: string,
  selectionId: string,
  { times }: Payments,
): Promise<void> {
  await sql`
    insert into delivery.decree_lines (region_code, decree_id, line, place_code, compartment, subject_kind, subject_id, family_id,
      person_id, name, name_key, born_on, mother_name_key, address, place_label, nik, kk_number, channel, account_number, account_name,
      amount_rupiah, times, total_rupiah, parts, origin, because)
    select s.region_code, ${decreeId}, row_number() over (order by s.place_code, s.rank nulls last, s.subject_id), s.place_code, s.compartment,
           s.subject_kind, s.subject_id, s.family_id, coalesce(s.person_id, p.id),
           coalesce(p.name, nullif(f.head_name, ''), '–'), coalesce(p.name_key, registry.name_key(coalesce(f.head_name, ''))), p.born_on,
           case when coalesce(p.mother_name, '') = '' then '' else registry.name_key(p.mother_name) end,
           concat_ws(' ', nullif(coalesce(nullif(f.address, ''), p.address), ''),
                     'RT ' || nullif(coalesce(nullif(f.rt, ''), p.rt), ''), 'RW ' || nullif(coalesce(nullif(f.rw, ''), p.rw), '')),
           concat_ws(', ', v.label, k.label, r.label), p.nik, f.kk_number, a.channel, a.account_number, a.account_name,
           case when s.amount_rupiah % ${times} = 0 then s.amount_rupiah / ${times} else s.amount_rupiah end,
           case when s.amount_rupiah % ${times} = 0 then ${times} else 1 end, s.amount_rupiah, s.parts,
           case when s.mark = 'added' then 'added' else 'selection' end, s.because
      from delivery.selection_lines s
      join delivery.selections sel on sel.id = s.selection_id
      left join registry.families f on f.region_code = s.region_code and f.id = s.family_id
      left join lateral (
        select p.* from registry.persons p
         where p.region_code = s.region_code
           and (p.id = s.person_id or (s.person_id is null and p.family_id = s.family_id and p.life_status = 'alive'))
         order by p.relation = 1 desc nulls last, p.born_on nulls last, p.id limit 1) p on true
      left join places v on v.code = s.place_code and length(s.place_code) = 10
      left join places k on k.code = left(s.place_code, 6) and length(s.place_code) >= 6
      left join places r on r.code = left(s.place_code, 4)
      left join lateral (
        select pl.channel, pl.account_number, pl.account_name from delivery.proposal_lines pl
          join delivery.proposal_lists li on li.id = pl.list_id and li.state = 'received' and li.purpose = 'proposal'
           and li.programme_code = sel.programme_code and li.period = sel.period
         where pl.region_code = s.region_code and pl.family_id = s.family_id and pl.account_number is not null
           and (s.person_id is null or pl.person_id = s.person_id)
         order by pl.list_id desc, pl.line limit 1) a on true
     where s.selection_id = ${selectionId} and s.mark in ('selected', 'added')`.execute(tx);
}
