import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Channel } from "../../domain/channels/channel.ts";
import { namesAgree } from "./compare-names.ts";

export interface Claim {
  readonly lines: number;
  readonly held: number;
  readonly rupiah: bigint;
}

/** Reference of line `n` of a batch in SQL: the same as domain/channels/reference-number.ts. */
const referenceOf = (batchNumber: number) => sql`
  lpad((${batchNumber}::bigint * 1000000 + n.line)::text, 12, '0')
  || lpad((98 - ((${batchNumber}::bigint * 1000000 + n.line) * 100) % 97)::text, 2, '0')`;

const startState = (channel: Channel) =>
  channel.needsAccount
    ? sql`case when coalesce(n.account_number, '') !~ '^[0-9]{5,20}$' then 'held' else 'open' end`
    : sql`'open'`;

/**
 * Writes the payments of a draft for `rows` (region_code, place_code, compartment, entitlement_id, enrolment_id,
 * decree_id, budget_id, amount_rupiah), numbered by place. Name and account are those of decree and enrolment now.
 * The unique index payments_one_live makes a second live payment of an entitlement impossible.
 */
export async function insertPayments(
  tx: Tx,
  batch: { readonly id: string; readonly number: number },
  channel: Channel,
  rows: RawBuilder<unknown>,
): Promise<Claim> {
  const made = await sql<Claim>`
    with claimed as (${rows}), numbered as (
      select c.*, row_number() over (order by c.place_code, c.entitlement_id)::int as line,
             coalesce(dl.name, sp.name, sf.head_name, sg.name, '') as name, dl.nik, e.account_number,
             coalesce(e.account_name, dl.name, sp.name, sf.head_name) as account_name
        from claimed c
        join delivery.enrolments e on e.region_code = c.region_code and e.id = c.enrolment_id
        left join delivery.decree_lines dl
          on dl.region_code = e.region_code and dl.decree_id = e.decree_id and dl.line = e.decree_line
        left join registry.persons sp on e.decree_line < 0 and sp.region_code = e.region_code and sp.id = e.person_id
        left join registry.families sf
          on e.decree_line < 0 and e.person_id is null and sf.region_code = e.region_code and sf.id = e.family_id
        left join registry.groups sg
          on e.decree_line < 0 and e.subject_kind = 'group' and sg.region_code = e.region_code and sg.id = e.subject_id
    ), made as (
      insert into delivery.payments (region_code, place_code, compartment, entitlement_id, enrolment_id, decree_id, budget_id,
        attempt, batch_id, line, reference, name, account_number, account_name, nik, amount_rupiah, state, check_class)
      select n.region_code, n.place_code, n.compartment, n.entitlement_id, n.enrolment_id, n.decree_id, n.budget_id,
             1 + coalesce((select max(p.attempt) from delivery.payments p
                            where p.region_code = n.region_code and p.entitlement_id = n.entitlement_id), 0),
             ${batch.id}, n.line, ${referenceOf(batch.number)}, n.name, n.account_number, n.account_name, n.nik,
             n.amount_rupiah, ${startState(channel)}, case when ${startState(channel)} = 'held' then 'account-missing' end
        from numbered n
      returning amount_rupiah, state
    )
    select count(*)::int as lines, count(*) filter (where m.state = 'held')::int as held,
           coalesce(sum(m.amount_rupiah), 0)::bigint as rupiah from made m`.execute(tx);
  const claim = made.rows[0] ?? { lines: 0, held: 0, rupiah: 0n };
  const held = channel.needsAccount ? await holdStrangeNames(tx, batch.id) : 0;
  return { ...claim, held: claim.held + held };
}

/** Holds payments whose account is in a name that cannot be the recipient's. */
async function holdStrangeNames(tx: Tx, batchId: string): Promise<number> {
  // Most accounts carry the recipient's own name: those are not even looked at.
  const { rows } = await sql<{ id: string; name: string; accountName: string }>`
    select p.id, p.name, p.account_name as "accountName" from delivery.payments p
     where p.batch_id = ${batchId} and p.state = 'open' and upper(p.account_name) <> upper(p.name)`.execute(
    tx,
  );
  const strange = rows.filter((row) => !namesAgree(row.name, row.accountName)).map((row) => row.id);
  if (strange.length === 0) return 0;
  await sql`
    update delivery.payments p set state = 'held', check_class = 'name-differs', check_name = p.account_name
     where p.batch_id = ${batchId} and p.id = any (${strange}::uuid[])`.execute(tx);
  return strange.length;
}
