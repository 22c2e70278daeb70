import type { Check } from "../check.ts";

/*
 * Each way of being the same person is a NOT EXISTS of its own over one equality, so that PostgreSQL answers it with
 * one hash of the other list; joined by OR they would be compared pair by pair (80,000 × 42,000).
 */
const family = "(select unit from about) in ('family', 'household')";

const nowhere = (other: string, one: string) => `
  not exists (select from ${other} o where o.nik = ${one}.nik)
  and not exists (select from ${other} o where o.subject_id = ${one}.subject_id)
  and not (${family} and exists (select from ${other} o where o.kk_number = ${one}.kk_number))
  and not exists (select from ${other} o where o.name_key = ${one}.name_key and o.born_on = ${one}.born_on
                     and o.region_code = ${one}.region_code and o.name_key <> '')`;

export const proposals: readonly Check[] = [
  {
    kind: "not-proposed",
    // Where no region proposed anything, the programme is not one of proposals.
    select: `select l.region_code, l.place_code, l.compartment, l.line, null::integer as other_line, '{}'::jsonb as details,
        coalesce(l.nik, l.kk_number, l.name_key) as fact
      from lines l where exists (select from proposed) and ${nowhere("proposed", "l")}`,
  },
  {
    kind: "proposed-not-in-decree",
    // An amending decree speaks only of what it changes.
    select: `select p.region_code, p.place_code, p.compartment, null::integer as line, null::integer as other_line,
        jsonb_build_object('listId', p.list_id, 'listLine', p.line) as details, p.list_id || ':' || p.line as fact
      from proposed p where (select kind from about) = 'new' and ${nowhere("lines", "p")}`,
  },
];
