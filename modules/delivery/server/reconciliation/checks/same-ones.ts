import type { Check } from "../check.ts";

/*
 * One person with two numbers: the lines' persons and families resolved by what registry's linkage knows. Confirmed =
 * merged into one record (registry.same_records); suspected = a pair that nobody has settled yet. A pair settled as
 * "different" is in neither view, so its finding goes at the next run.
 */
const onesOf = (table: string, columns: string) => `
  select x.region_code, x.place_code, x.compartment, x.line, ${columns}, x.nik, i.kind, i.id, coalesce(s.kept_id, i.id) as kept_id
    from ${table} x
    cross join lateral (values ('person', x.person_id),
                               ('family', case when (select unit from about) in ('family', 'household') then x.family_id end)) i(kind, id)
    left join registry.same_records s on s.kind = i.kind and s.merged_id = i.id
   where i.id is not null`;

const columns = `a.region_code, a.place_code, coalesce(a.compartment, b.compartment) as compartment, a.line`;

export const sameOnes: readonly Check[] = [
  {
    kind: "same-person-other-nik",
    select: `
      with ours as materialized (${onesOf("lines", "null::uuid as decree_id, null::text as number")}),
      others as materialized (select * from ours union all ${onesOf("earlier", "x.decree_id, x.number")}),
      paired as (
        select a.id, a.kind, a.line, 'confirmed' as how, b.id as other_id, b.decree_id as other_decree, b.line as other_at, null::integer as percent, null::uuid as pair_id
          from ours a join others b on b.kind = a.kind and b.kept_id = a.kept_id and b.id <> a.id
        union all
        select a.id, a.kind, a.line, 'suspected', b.id, b.decree_id, b.line, floor(s.probability::numeric * 100)::integer, s.pair_id
          from ours a join registry.suspected_pairs s on s.kind = a.kind and s.id = a.kept_id
          join others b on b.kind = a.kind and b.kept_id = s.other_id)
      select distinct on (a.line, b.decree_id, b.line) ${columns}, case when b.decree_id is null then b.line end as other_line,
             jsonb_build_object('how', p.how, 'percent', p.percent, 'pairId', p.pair_id)
               || case when b.decree_id is null then '{}' else jsonb_build_object('decreeId', b.decree_id, 'number', b.number, 'line', b.line) end as details,
             p.how || ':' || least(p.id, p.other_id) || ':' || greatest(p.id, p.other_id) as fact
        from paired p
        join ours a on a.line = p.line and a.kind = p.kind and a.id = p.id
        join others b on b.kind = p.kind and b.id = p.other_id and b.line = p.other_at and b.decree_id is not distinct from p.other_decree
       where (b.decree_id is not null or a.line > b.line) and coalesce(a.nik <> b.nik, true)
       order by a.line, b.decree_id, b.line, p.how, p.percent desc`,
  },
];
