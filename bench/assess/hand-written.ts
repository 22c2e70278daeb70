/**
 * The limit: one statement, written by hand as an expert would for these very programmes, that judges the same
 * predicates over the same registry and only counts. It keeps no mark, builds no index, and knows nothing of
 * criteria, versions or compartments. Returns one row per programme: eligible, lacking, served.
 */
export function handWritten(asOf: string): string {
  const d = `date '${asOf}'`;
  const born = (years: number) => `(${d} - interval '${years} years')::date`;
  const receives = (names: string) => `bool_or(upper(btrim(a.programme)) in (${names}))`;
  const three = (condition: string, served: string, code: string, living: string) => [
    `count(*) filter (where ${living} and (${condition})) as "${code}.met"`,
    `count(*) filter (where ${living} and (${condition}) is null) as "${code}.lacking"`,
    `count(*) filter (where ${served}) as "${code}.served"`,
  ];
  const aid = (key: string, more: string) => `
    select a.${key}, ${receives("'PKH', 'PROGRAM KELUARGA HARAPAN'")} as pkh,
           ${receives("'SEMBAKO', 'BPNT', 'BANTUAN PANGAN NON TUNAI'")} as sembako,
           ${receives("'JAMSOSRATU'")} as jamsosratu, ${receives("'UEP', 'USAHA EKONOMI PRODUKTIF'")} as uep,
           ${receives("'RTLH', 'RS-RTLH', 'RUTILAHU'")} as rtlh, ${more}
      from registry.aid_received a
     where a.${key} is not null and a.status in ('listed', 'paid') and coalesce(a.period_from_on, a.received_on, a.created_at::date) <= ${d}
       and (a.period_upto_on >= ${d} or (a.period_upto_on is null and coalesce(a.period_from_on, a.received_on, a.created_at::date) > ${born(1)}))
     group by a.${key}`;
  const primary = "school_level between 1 and 5";
  const family = {
    pkh: "desil between 1 and 4 and (hamil > 0 or dini > 0 or sekolah > 0 or berat > 0 or tua > 0)",
    jamsosratu: "desil between 1 and 4 and (balita > 0 or sekolah > 0 or hamil > 0) and not pkh",
    rtlh: "desil between 1 and 4 and status_rumah = 1 and (lantai = 8 or dinding in (4, 6) or atap in (6, 7))",
    uep: "desil between 1 and 4 and (case usaha when 1 then null else usaha = 2 end)",
  };
  const person = {
    "alat-bantu-dengar": "p.disability_kinds & 16 <> 0",
    "alat-bantu-kaki-palsu": "p.disability_kinds & 1 <> 0",
    "alat-bantu-kursi-roda": "p.disability_kinds & 1 <> 0",
    "atensi-yapi": `p.born_on > ${born(18)} and f.desil between 1 and 5`,
    "bimbingan-eks-odgj": `p.born_on <= ${born(18)} and p.disability_kinds & 4 <> 0`,
    "bwblp-pelatihan": `p.born_on <= ${born(19)} and coalesce(k.bwblp, false)`,
    jsanak: `p.born_on > ${born(18)} and coalesce(k.telantar, false)`,
    jslu: `p.born_on <= ${born(60)} and f.desil between 1 and 4 and (case when f.pkh then null else true end)`,
    jsod: `(case when p.disability_degree is null and p.disability_kinds = 0 then false else p.disability_degree = 3 end) and f.desil between 1 and 4 and (case when f.pkh then null else true end)`,
    upsk: "p.disability_kinds <> 0",
  };
  const familyCounts = Object.entries(family).flatMap(([code, condition]) =>
    three(condition, code, code, "active"),
  );
  const personCounts = Object.entries(person).flatMap(([code, condition]) =>
    three(condition, "coalesce(g.any_aid, false)", code, "p.life_status = 'alive'"),
  );
  return `
  with families as materialized (
    select f.id, f.status = 'active' as active, r.decile as desil, m.*, h.floor_material as lantai, h.wall_material as dinding,
           h.roof_material as atap, h.building_status as status_rumah, coalesce(a.pkh, false) as pkh,
           coalesce(a.jamsosratu, false) as jamsosratu, coalesce(a.rtlh, false) as rtlh, coalesce(a.uep, false) as uep
      from registry.families f
      left join (
        select p.family_id,
               count(*) filter (where p.born_on > ${born(5)}) as balita, count(*) filter (where p.born_on > ${born(7)}) as dini,
               count(*) filter (where p.school_participation = 2 and p.born_on <= ${born(6)} and p.born_on > ${born(22)}) as sekolah,
               count(*) filter (where p.pregnant = 1) as hamil, count(*) filter (where p.disability_degree = 3) as berat,
               count(*) filter (where p.born_on <= ${born(70)}) as tua,
               max(case when p.born_on <= ${born(15)} then case when p.business_count > 0 then 2 when p.business_count is null then 1 else 0 end else 0 end) as usaha,
               -- Members of each component of PKH, that its amount is made of.
               count(*) filter (where p.sex = 'P' and p.pregnant = 1 and p.born_on <= ${born(10)} and p.born_on > ${born(55)}) as k1,
               count(*) filter (where p.school_participation = 2 and p.born_on <= ${born(6)} and p.born_on > ${born(22)} and p.${primary}) as k2,
               count(*) filter (where p.school_participation = 2 and p.born_on <= ${born(6)} and p.born_on > ${born(22)} and p.school_level between 6 and 10) as k3,
               count(*) filter (where p.school_participation = 2 and p.born_on <= ${born(6)} and p.born_on > ${born(22)} and p.school_level between 11 and 17) as k4,
               count(*) filter (where p.disability_degree = 3 and p.born_on > ${born(70)}) as k5
          from registry.persons p
         where p.family_id is not null and p.life_status = 'alive' and p.compartment is null group by p.family_id) m on m.family_id = f.id
      left join (select distinct on (s.region_code, s.family_id) s.family_id, s.decile from registry.welfare_snapshots s
                  where s.cut_off_on <= ${d} order by s.region_code, s.family_id, s.cut_off_on desc, s.source) r on r.family_id = f.id
      left join (select distinct on (s.region_code, s.family_id) s.family_id, s.floor_material, s.wall_material, s.roof_material, s.building_status
                   from registry.housing_facts s where s.cut_off_on <= ${d}
                  order by s.region_code, s.family_id, s.cut_off_on desc, s.source) h on h.family_id = f.id
      left join (${aid("family_id", "true as any_aid")}) a on a.family_id = f.id
     where f.status <> 'merged'),
  by_family as (select ${familyCounts.join(",\n ")}, sum(k1 + k2 + k3 + k4 + k5) as members from families),
  by_person as (
    select ${personCounts.join(",\n ")}
      from registry.persons p
      left join families f on f.id = p.family_id
      left join (select c.person_id, bool_or(c.ppks_code = '15') as bwblp, bool_or(c.ppks_code in ('01', '02')) as telantar
                   from registry.person_conditions c
                  where c.compartment is null and c.since_on <= ${d} and (c.until_on is null or c.until_on >= ${d})
                  group by c.person_id) k on k.person_id = p.id
      left join (${aid("person_id", `${receives("'JSLU', 'ASLUT', 'JSOD', 'PJSODK', 'JSANAK', 'ABD', 'KAKI PALSU', 'KURSI RODA', 'ATENSI', 'UPSK'")} as any_aid`)}) g
             on g.person_id = p.id
     where p.life_status <> 'merged')
  select to_jsonb(by_family) || to_jsonb(by_person) as counts from by_family, by_person`;
}
