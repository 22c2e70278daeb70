import type { Check } from "../check.ts";

const taken = (key: string) => `
  select l.region_code, l.place_code, coalesce(l.compartment, e.compartment) as compartment, l.line, null::integer as other_line,
         jsonb_build_object('decreeId', e.decree_id, 'number', e.number, 'line', e.line) as details,
         e.decree_id || ':' || e.line as fact, row_number() over (partition by l.line order by e.decree_id, e.line) as n
    from lines l join earlier e on ${key}
   where not exists (select from withdrawn w where w.nik = l.nik)
     and not exists (select from withdrawn w where w.subject_id = l.subject_id)`;

export const earlierDecrees: readonly Check[] = [
  {
    kind: "already-in-previous-decree",
    // "earlier" holds the lines of signed decrees of the programme whose days meet this decree's, less what was withdrawn.
    select: `select distinct on (t.line) t.region_code, t.place_code, t.compartment, t.line, t.other_line, t.details, t.fact
      from (${taken("e.nik = l.nik")} union all ${taken("e.subject_id = l.subject_id")}
            union all ${taken("(select unit from about) in ('family', 'household') and e.kk_number = l.kk_number")}) t
      where t.n = 1 order by t.line, t.fact`,
  },
  {
    kind: "withdraws-nobody",
    select: `select w.region_code, w.place_code, w.compartment, w.line, null::integer as other_line, '{}'::jsonb as details,
        coalesce(w.nik, w.kk_number, w.name_key) as fact
      from withdrawn w
      where not exists (select from earlier e where e.decree_id in (select chain_id from chain) and e.nik = w.nik)
        and not exists (select from earlier e where e.decree_id in (select chain_id from chain) and e.subject_id = w.subject_id)
        and not exists (select from earlier e where e.decree_id in (select chain_id from chain) and e.kk_number = w.kk_number
                           and w.nik is null)`,
  },
];
