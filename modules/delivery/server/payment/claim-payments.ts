import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Channel } from "../../domain/channels/channel.ts";
import { namesAgree } from "./compare-names.ts";

export interface Claim {
  readonly lines: number;
  readonly held: number;
  readonly rupiah: bigint;
  /** Place of the last one, null where there is none. */
  readonly upto: string | null;
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
 * Name of an enrolment that stands on no line of its decree (a replacement), from the registry. A subquery, not a
 * join: nearly every enrolment stands on a line, and then none of the three is looked up.
 */
const nameOffPaper = sql`case when e.decree_line < 0 then coalesce(
  (select sp.name from registry.persons sp where sp.region_code = e.region_code and sp.id = e.person_id),
  (select sg.name from registry.groups sg where e.subject_kind = 'group' and sg.region_code = e.region_code and sg.id = e.subject_id),
  (select sf.head_name from registry.families sf where sf.region_code = e.region_code and sf.id = e.family_id)) end`;

/**
 * Adds payments to a draft for `rows` (region_code, place_code, compartment, entitlement_id, enrolment_id,
 * decree_id, budget_id, amount_rupiah), numbered by place after those it has. Name and account are those of decree
 * and enrolment now. The unique index payments_one_live makes a second live payment of an entitlement impossible.
 */
export async function insertPayments(
  tx: Tx,
  batch: { readonly id: string; readonly number: number },
  channel: Channel,
  rows: RawBuilder<unknown>,
): Promise<Claim> {
  const last = await sql<{ line: number }>`
    select coalesce(max(p.line), 0)::int as line from delivery.payments p where p.batch_id = ${batch.id}`.execute(
    tx,
  );
  const after = last.rows[0]?.line ?? 0;
  const made = await sql<Claim>`
    with claimed as (${rows}), named as (
      select c.*, coalesce(dl.name, ${nameOffPaper}, '') as name, dl.nik, e.account_number,
             coalesce(e.account_name, dl.name, ${nameOffPaper}) as account_name
        from claimed c
        join delivery.enrolments e on e.region_code = c.region_code and e.id = c.enrolment_id
        left join delivery.decree_lines dl
          on dl.region_code = e.region_code and dl.decree_id = e.decree_id and dl.line = e.decree_line
    ), numbered as (
      select c.*, ${after}::int + row_number() over (order by c.place_code, c.entitlement_id)::int as line from named c
    ), made as (
      insert into delivery.payments (region_code, place_code, compartment, entitlement_id, enrolment_id, decree_id, budget_id,
        attempt, batch_id, line, reference, name, account_number, account_name, nik, amount_rupiah, state, check_class)
      select n.region_code, n.place_code, n.compartment, n.entitlement_id, n.enrolment_id, n.decree_id, n.budget_id,
             1 + coalesce((select max(p.attempt) from delivery.payments p
                            where p.region_code = n.region_code and p.entitlement_id = n.entitlement_id), 0),
             ${batch.id}, n.line, ${referenceOf(batch.number)}, n.name, n.account_number, n.account_name, n.nik,
             n.amount_rupiah, ${startState(channel)}, case when ${startState(channel)} = 'held' then 'account-missing' end
        from numbered n
      returning amount_rupiah, state, place_code
    )
    select count(*)::int as lines, count(*) filter (where m.state = 'held')::int as held,
           coalesce(sum(m.amount_rupiah), 0)::bigint as rupiah, max(m.place_code) as upto from made m`.execute(
    tx,
  );
  const claim = made.rows[0] ?? { lines: 0, held: 0, rupiah: 0n, upto: null };
  const held = channel.needsAccount ? await holdStrangeNames(tx, batch.id, after) : 0;
  return { ...claim, held: claim.held + held };
}

/** Holds payments after a line whose account is in a name that cannot be the recipient's. */
async function holdStrangeNames(tx: Tx, batchId: string, after: number): Promise<number> {
  // Most accounts carry the recipient's own name: those are not even looked at.
  const { rows } = await sql<{ id: string; name: string; accountName: string }>`
    select p.id, p.name, p.account_name as "accountName" from delivery.payments p
     where p.batch_id = ${batchId} and p.line > ${after} and p.state = 'open' and upper(p.account_name) <> upper(p.name)`.execute(
    tx,
  );
  const strange = rows.filter((row) => !namesAgree(row.name, row.accountName)).map((row) => row.id);
  if (strange.length === 0) return 0;
  await sql`
    update delivery.payments p set state = 'held', check_class = 'name-differs', check_name = p.account_name
     where p.batch_id = ${batchId} and p.id = any (${strange}::uuid[])`.execute(tx);
  return strange.length;
}
