/** Most that one pair of members says of their families, in bits: one strong pair is not a family. */
const mostPerMember = 8;
/** What each member of the smaller family says who has no pair in the other. */
const againstPerMember = 3;

/**
 * SQL that writes pairs of families: those whose members were found to be the same persons (one household under two
 * KK numbers, a KK that was split or merged), and those under one KK number. Weight: what the pairs of members say,
 * less what the members without a pair say; plus 10 bits for one KK number. Parameters: run, model, propose, area.
 */
export const familyPairsSql = (onConflict: string) => `insert into registry.link_pairs as link_pairs
    (kind, a_id, b_id, region_a, region_b, place_a, place_b, weight, probability, parts, run_id, model_id)
  with members as (
    select p.a_id as one, p.region_a as one_region, p.b_id as other, p.region_b as other_region, p.weight
      from registry.link_pairs p
     where p.kind = 'person' and p.run_id = $1 and p.weight >= $3 and p.compartment is null and p.state <> 'different'),
  tied as (
    select least(a.family_id, b.family_id) as a_id, greatest(a.family_id, b.family_id) as b_id,
           min(case when a.family_id < b.family_id then a.region_code else b.region_code end) as region_a,
           min(case when a.family_id < b.family_id then b.region_code else a.region_code end) as region_b,
           least(count(distinct a.id), count(distinct b.id)) as pairs, sum(least(m.weight, ${mostPerMember})) as weight
      from members m
      join registry.persons a on a.region_code = m.one_region and a.id = m.one
      join registry.persons b on b.region_code = m.other_region and b.id = m.other
     where a.family_id <> b.family_id
     group by 1, 2),
  numbered as (
    select least(f.family_id, g.family_id) as a_id, greatest(f.family_id, g.family_id) as b_id,
           min(case when f.family_id < g.family_id then f.region_code else g.region_code end) as region_a,
           min(case when f.family_id < g.family_id then g.region_code else f.region_code end) as region_b
      from registry.family_identifiers f
      join registry.family_identifiers g on g.number = f.number and g.kind = f.kind and g.family_id > f.family_id
     where f.kind = 'kk' and f.ended_at is null and g.ended_at is null
       and starts_with(f.place_code, $4) and starts_with(g.place_code, $4)
     group by 1, 2),
  together as (
    select coalesce(t.a_id, n.a_id) as a_id, coalesce(t.b_id, n.b_id) as b_id,
           coalesce(t.region_a, n.region_a) as region_a, coalesce(t.region_b, n.region_b) as region_b,
           coalesce(t.pairs, 0) as pairs, coalesce(t.weight, 0) as weight, n.a_id is not null as one_number
      from tied t full join numbered n on n.a_id = t.a_id and n.b_id = t.b_id),
  sized as (
    select x.*, least(s.a, s.b) as smaller
      from together x cross join lateral (
        select (select count(*) from registry.persons p where p.region_code = x.region_a and p.family_id = x.a_id and p.life_status <> 'merged') as a,
               (select count(*) from registry.persons p where p.region_code = x.region_b and p.family_id = x.b_id and p.life_status <> 'merged') as b) s),
  weighed as (
    select z.*, (z.weight - ${againstPerMember} * greatest(z.smaller - z.pairs, 0))::real as of_members,
           case when z.one_number then 10 else 0 end::real as of_number
      from sized z
     -- One shared member moved or was written twice; a family needs two, or all there are.
     where z.one_number or z.pairs >= 2 or (z.pairs >= 1 and z.smaller = 1))
  select 'family', w.a_id, w.b_id, w.region_a, w.region_b, a.place_code, b.place_code, w.of_members + w.of_number,
         1 / (1 + power(2, -greatest(least(w.of_members + w.of_number, 60), -60))),
         jsonb_build_array(
           jsonb_build_object('field', 'kk', 'level', case when w.one_number then 'equal' when a.kk_number is null or b.kk_number is null then 'missing' else 'different' end, 'weight', w.of_number),
           jsonb_build_object('field', 'members', 'level', case when w.pairs >= w.smaller and w.pairs > 0 then 'equal' when w.pairs > 0 then 'part' else 'different' end, 'weight', w.of_members)),
         $1, $2
    from weighed w
    join registry.families a on a.region_code = w.region_a and a.id = w.a_id and a.status <> 'merged'
    join registry.families b on b.region_code = w.region_b and b.id = w.b_id and b.status <> 'merged'
  ${onConflict}`;
