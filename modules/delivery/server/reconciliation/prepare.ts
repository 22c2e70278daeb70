import type pg from "pg";

/**
 * Temporary tables that all rules read, filled once: the lists are read from their indexes one time, the rules
 * hash what they need. They end with the transaction.
 */
const about = `
  create temporary table about on commit drop as
  select d.id, d.kind, d.place_code, rpad(left(d.place_code, 4), 4, '0') as whole_region, d.programme_code, d.period,
         d.version_id, d.announced_rupiah, daterange(d.starts_on, d.ends_on, '[]') as during,
         v.definition->>'unit' as unit,
         coalesce(nullif(s.quota, '{}'), v.definition->'quota'->'byRegion', '{}') as quota_by_region,
         case when nullif(s.quota, '{}') is null then (v.definition->'quota'->>'total')::integer end as quota_total,
         -- A decree that was sent on has its own amount among the reserved; an amendment frees what it withdraws.
         coalesce(b.ceiling_rupiah - b.reserved_rupiah - b.committed_rupiah - b.paid_rupiah + b.returned_rupiah
                    + case when d.state not in ('submitted', 'checked') then 0
                           when d.kind = 'amending' then delivery.reserved_rupiah(d.id) else d.total_rupiah end
                    + case when d.kind = 'amending' then delivery.freeable_rupiah(d.id) else 0 end,
                  (v.definition->'budget'->>'ceilingRupiah')::bigint) as room_rupiah
    from delivery.decrees d join programmes.versions v on v.id = d.version_id
    left join delivery.selections s on s.id = d.selection_id
    left join delivery.budgets b on b.id = d.budget_id
   where d.id = $1`;

const lineColumns = `l.region_code, l.decree_id, l.line, l.place_code, l.compartment, l.subject_kind, l.subject_id, l.family_id,
  l.person_id, l.name_key, l.born_on, l.mother_name_key, l.nik, l.kk_number, l.account_number, l.amount_rupiah, l.times, l.total_rupiah`;

const linesOf = (name: string, effect: "grant" | "withdraw") => `
  create temporary table ${name} on commit drop as
  select ${lineColumns} from delivery.decree_lines l where l.decree_id = $1 and l.effect = '${effect}'`;

const chain = `
  create temporary table chain on commit drop as
  with recursive up as (
    select d.amends_id as id from delivery.decrees d where d.id = $1 and d.amends_id is not null
    union select d.amends_id from delivery.decrees d join up on up.id = d.id where d.amends_id is not null),
  family as (
    select id from up
    union select d.id from delivery.decrees d join family on d.amends_id = family.id where d.id <> $1 and d.state = 'signed')
  select id as chain_id from family`;

// A grant that a later signed decree withdrew no longer stands.
const earlier = `
  create temporary table earlier on commit drop as
  select d.number, ${lineColumns}
    from about a join delivery.decrees d
      on d.programme_code = a.programme_code and d.id <> a.id and d.state = 'signed'
     and daterange(d.starts_on, d.ends_on, '[]') && a.during
    join delivery.decree_lines l on l.decree_id = d.id and l.effect = 'grant'
   where not exists (
     select from delivery.decree_lines w join delivery.decrees m on m.id = w.decree_id and m.state = 'signed'
      where (m.amends_id = d.id or (m.amends_id = d.amends_id and m.id > d.id)) and w.effect = 'withdraw'
        and (w.nik = l.nik or w.subject_id = l.subject_id or (w.nik is null and w.kk_number = l.kk_number)))`;

const proposed = `
  create temporary table proposed on commit drop as
  select p.region_code, p.list_id, p.line, p.place_code, p.compartment, p.name_key, p.born_on, p.nik, p.kk_number,
         case when a.unit = 'person' then p.person_id else p.family_id end as subject_id
    from about a join delivery.proposal_lists pl
      on pl.programme_code = a.programme_code and pl.period = a.period and pl.state = 'received' and pl.purpose = 'proposal'
    join delivery.proposal_lines p on p.list_id = pl.id
   where starts_with(p.place_code, a.place_code) or starts_with(a.place_code, p.place_code)`;

const statements: ReadonlyArray<readonly [text: string, takesId: boolean]> = [
  [about, true],
  [linesOf("lines", "grant"), true],
  [linesOf("withdrawn", "withdraw"), true],
  [chain, true],
  [earlier, false],
  [proposed, false],
  [
    `create temporary table found (region_code text collate "C", place_code text collate "C", compartment text, kind text, line integer,
       other_line integer, details jsonb, fingerprint text collate "C") on commit drop`,
    false,
  ],
];

/** Fills the tables for one decree, inside the caller's transaction. */
export async function prepareTables(client: pg.ClientBase, decreeId: string): Promise<void> {
  for (const [text, takesId] of statements) {
    // CREATE TABLE AS takes no parameters; a uuid is digits and dashes only.
    if (!/^[0-9a-f-]{36}$/.test(decreeId)) throw new Error("not an id of a decree");
    await client.query(takesId ? text.replaceAll("$1", `'${decreeId}'::uuid`) : text);
  }
  await client.query("analyze lines; analyze earlier; analyze proposed; analyze about");
}
