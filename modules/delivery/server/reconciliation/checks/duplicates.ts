import type { Check } from "../check.ts";

/**
 * One line twice: the later line is found, the first one named beside it. A pair found by a stronger key is not
 * found again by a weaker one: an officer decides once about two lines, not four times.
 */
const columns = `l.region_code, l.place_code, coalesce(l.compartment, o.compartment) as compartment, l.line, o.line as other_line`;

const pairs = (key: string, where: string) => `
  from (select x.*, min(x.line) over (partition by ${key}) as first_line from lines x where ${where}) l
  join lines o on o.line = l.first_line
 where l.line > l.first_line`;

const sameNik = "coalesce(l.nik = o.nik, false)";
const sameSubject = "coalesce(l.subject_id = o.subject_id, false)";
// Two members of one family may both be granted where the programme is for persons.
const sameKk =
  "(coalesce(l.kk_number = o.kk_number, false) and (select unit from about) in ('family', 'household'))";
const sameAccount = "coalesce(l.account_number = o.account_number, false)";

export const duplicates: readonly Check[] = [
  {
    kind: "duplicate-nik",
    select: `select ${columns}, '{}'::jsonb as details, l.nik as fact ${pairs("x.nik", "x.nik is not null")}`,
  },
  {
    kind: "duplicate-subject",
    select: `select ${columns}, '{}'::jsonb as details, l.subject_id::text as fact
      ${pairs("x.subject_id", "x.subject_id is not null")} and not ${sameNik}`,
  },
  {
    kind: "duplicate-kk",
    select: `select ${columns}, '{}'::jsonb as details, l.kk_number as fact
      ${pairs("x.kk_number", "x.kk_number is not null and (select unit from about) in ('family', 'household')")}
      and not ${sameNik} and not ${sameSubject}`,
  },
  {
    kind: "duplicate-account",
    select: `select ${columns}, '{}'::jsonb as details, l.account_number as fact
      ${pairs("x.account_number", "x.account_number is not null")}
      and not ${sameNik} and not ${sameSubject} and not ${sameKk}`,
  },
  {
    kind: "duplicate-name-birth-mother",
    // Without the mother's name the same village must stand in for it: name and birth date alone meet by chance.
    select: `select ${columns}, '{}'::jsonb as details, concat_ws('|', l.name_key, l.born_on, l.mother_name_key) as fact
      ${pairs(
        "x.name_key, x.born_on, x.mother_name_key, case when x.mother_name_key = '' then x.place_code end",
        "x.name_key <> '' and x.born_on is not null and (x.mother_name_key <> '' or length(x.place_code) = 10)",
      )} and not ${sameNik} and not ${sameSubject} and not ${sameKk} and not ${sameAccount}`,
  },
];
