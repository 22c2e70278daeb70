import { aidRelation, aidWords } from "./aid-bits.ts";
import type { FactPlan } from "./fact-plan.ts";
import { familyFacts, memberAggregates, memberColumns } from "./family-facts.ts";
import { type MemberCalls, memberCalls } from "./member-calls.ts";
import { ageSql } from "./person-facts.ts";
import { sqlText } from "./sql-text.ts";

/** Which families and persons are looked at; `family` and `person` give the condition on an alias. */
export interface FactScope {
  /** Is it a good part of everybody, so that a table of ages pays? */
  readonly whole: boolean;
  /** On a relation that has region_code and a column with the family's id. */
  family(alias: string, idColumn: string): string;
  /** On a relation that has region_code and a column with the person's id. */
  person(alias: string, idColumn: string): string;
}

/** Bits of the PPKS types a person holds on the reference date. Protected ones count only for who is behind the same compartment. */
export const ppksRelation = (asOf: string, where: string) => `
  (select c.person_id, bit_or(1::bigint << c.ppks_code::int) as ppks
     from registry.person_conditions c
    where c.since_on <= ${asOf} and (c.until_on is null or c.until_on >= ${asOf}) and ${where}
      and (c.compartment is null or exists (select from registry.persons q where q.region_code = c.region_code
             and q.id = c.person_id and q.compartment = c.compartment))
    group by c.person_id)`;

/** Sources of ranks; of two on one day the first in this order counts. */
const rankSources = ["BDT2015", "DTKS", "DTSEN", "P3KE", "PPLS2011", "REGSOSEK"] as const;
const rankStatuses = ["active", "active-assessed-dead", "inactive"] as const;

const position = (column: string, words: readonly string[]) =>
  `case ${column} ${words.map((word, index) => `when ${sqlText(word)} then ${index}`).join(" ")} end`;
const wordAt = (sql: string, words: readonly string[]) =>
  `case ${sql} ${words.map((word, index) => `when ${index} then ${sqlText(word)}`).join(" ")} end`;

/**
 * Newest rank of each family on the reference date. Date, source and values travel as one number whose greatest is
 * wanted: one hash aggregate instead of a sort of every snapshot. Bits: 28 day, 24 source, 20 decile, 12 percentile,
 * 9 extreme poverty, 6 status. Ids are unique everywhere, so they alone are grouped and joined on.
 */
const rankRelation = (asOf: string, where: string) => `
  (select w.family_id, nullif((w.top >> 20) & 15, 0)::smallint as decile,
          nullif((w.top >> 12) & 127, 0)::smallint as percentile,
          ${wordAt("15 - ((w.top >> 24) & 15)", rankSources)} as source,
          date '2000-01-01' + (w.top >> 28)::int as cut_off_on,
          case (w.top >> 9) & 3 when 1 then false when 2 then true end as extreme_poor,
          ${wordAt("(w.top >> 6) & 7", rankStatuses)} as status
     from (select s.family_id,
                  max(((s.cut_off_on - date '2000-01-01')::bigint << 28) | ((15 - ${position("s.source", rankSources)})::bigint << 24)
                    | (coalesce(s.decile, 0)::int << 20) | (coalesce(s.percentile, 0)::int << 12)
                    | case s.extreme_poor when true then 1024 when false then 512 else 0 end
                    | ((${position("s.status", rankStatuses)}) << 6)) as top
             from registry.welfare_snapshots s where s.cut_off_on <= ${asOf} and ${where}
            group by s.family_id) w)`;

/** Date and source of housing facts as a text: the least is the newest, of one day the first source by name. */
const newest = (alias: string) =>
  `(chr(40000 - (${alias}.cut_off_on - date '2000-01-01')) || ${alias}.source)`;

/**
 * Newest housing facts of each family on the reference date. Nearly all have one row: only for the few with more is
 * the newest looked for.
 */
const housingRelation = (asOf: string, where: string, several: string) => `
  (select s.* from registry.housing_facts s
    where s.cut_off_on <= ${asOf} and ${where}
      and not exists (
        select from (select o.family_id, min(${newest("o")}) as first from registry.housing_facts o
                      where o.cut_off_on <= ${asOf} and ${several} group by o.family_id having count(*) > 1) o
         where o.family_id = s.family_id and o.first <> ${newest("s")}))`;

const allCalls = (plan: FactPlan) => memberCalls(plan, [...plan.calls.keys()]);

/** Living members whose row is not behind a compartment, counted per family by what `aggregates` say. */
export function membersRelation(
  plan: FactPlan,
  scope: FactScope,
  aggregates: readonly string[] = [...memberAggregates, ...allCalls(plan).aggregates],
): string {
  const columns = [...new Set([...memberColumns, ...plan.memberColumns])].filter(
    (name) => name !== "family_id" && name !== "born_on",
  );
  const joins = [
    plan.memberNeedsPpks
      ? `left join ${ppksRelation(plan.asOf, scope.person("c", "person_id"))} k on k.person_id = p.id`
      : "",
    plan.memberNeedsRank
      ? `left join ${rankRelation(plan.asOf, scope.family("s", "family_id"))} r on r.family_id = p.family_id`
      : "",
    plan.memberNeedsHousing
      ? `left join ${housingRelation(plan.asOf, scope.family("s", "family_id"), scope.family("o", "family_id"))} h on h.family_id = p.family_id`
      : "",
  ].filter(Boolean);
  return `(select p.family_id, ${aggregates.join(",\n      ")}
    from (select p.region_code, p.family_id, p.id, p.place_code, p.born_on, ${ageSql("p.born_on", plan.asOf, scope.whole)} as umur,
                 ${columns.map((name) => `p.${name}`).join(", ")}${plan.memberNeedsPpks ? ", k.ppks" : ""}
            from registry.persons p ${plan.memberNeedsPpks ? joins[0] : ""}
           where p.family_id is not null and p.compartment is null and p.life_status = 'alive'
             and ${scope.family("p", "family_id")} offset 0) p
    ${joins.slice(plan.memberNeedsPpks ? 1 : 0).join("\n")}
   group by p.family_id)`;
}

/** A call's value over m (members counted) or a (aid received). */
export function callColumn(index: number, plan: FactPlan, calls: MemberCalls = allCalls(plan)): string {
  const slot = plan.calls[index];
  const name = `call_${index + 1}`;
  if (slot?.kind === "since") {
    const number = sinceCodes(plan).indexOf(slot.programme) + 1;
    return `date_part('year', age(${plan.asOf}::timestamp, a.since_${number}::timestamp))::smallint as ${name}`;
  }
  return `${calls.column(index)} as ${name}`;
}

export const sinceCodes = (plan: FactPlan) =>
  plan.calls.flatMap((slot) => (slot.kind === "since" ? [slot.programme] : []));

/** Columns of the families' relation beyond its keys, in order: facts, aid bits, calls. */
export const factColumns = (plan: FactPlan): string[] => [
  ...familyFacts.keys(),
  ...aidWords(plan.familyAid).map((word) => `aid_${word}`),
  ...plan.calls.map((_, index) => `call_${index + 1}`),
];

const casts: Readonly<Record<string, string>> = { jenis_kelamin_kepala: "text" };
const small = /^(jumlah_|umur_|status_kawin)/;

/**
 * Relation with one row per family: region_code, family_id, place_code, active and every fact. Compile the rules
 * first: the plan knows then what they ask.
 */
export function familySource(plan: FactPlan, scope: FactScope): string {
  const facts = [...familyFacts].map(([name, { sql }]) => {
    const cast = casts[name] ?? (small.test(name) && !name.startsWith("jumlah_sapi") ? "smallint" : null);
    return cast === null ? `${sql} as ${name}` : `(${sql})::${cast} as ${name}`;
  });
  const calls = allCalls(plan);
  const aid = aidRelation({
    key: "family_id",
    bits: plan.familyAid,
    since: sinceCodes(plan),
    programmes: plan.programmes,
    asOf: plan.asOf,
    where: scope.family("a", "family_id"),
  });
  return `
  select f.region_code, f.id as family_id, f.place_code, f.status = 'active' as active,
         ${facts.join(",\n         ")},
         ${aidWords(plan.familyAid)
           .map((word) => `a.aid_${word}`)
           .join(
             ", ",
           )}${plan.calls.map((_, index) => `,\n         ${callColumn(index, plan, calls)}`).join("")}
    from registry.families f
    left join ${membersRelation(plan, scope)} m on m.family_id = f.id
    left join ${rankRelation(plan.asOf, scope.family("s", "family_id"))} r on r.family_id = f.id
    left join ${housingRelation(plan.asOf, scope.family("s", "family_id"), scope.family("o", "family_id"))} h on h.family_id = f.id
    left join ${aid} a on a.family_id = f.id
   where f.status <> 'merged' and ${scope.family("f", "id")}`;
}
