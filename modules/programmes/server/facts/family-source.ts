import { aidRelation } from "./aid-bits.ts";
import type { CallSlot, FactPlan } from "./fact-plan.ts";
import { familyFacts, memberAggregates, memberColumns } from "./family-facts.ts";
import { ageSql } from "./person-facts.ts";

/** Which families and persons are looked at; `family` and `person` give the condition on an alias. */
export interface FactScope {
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

/** Newest rank of each family on the reference date. */
const rankRelation = (asOf: string, where: string) => `
  (select distinct on (s.region_code, s.family_id) s.region_code, s.family_id, s.decile, s.percentile, s.source,
          s.cut_off_on, s.extreme_poor, s.status
     from registry.welfare_snapshots s where s.cut_off_on <= ${asOf} and ${where}
    order by s.region_code, s.family_id, s.cut_off_on desc, s.source)`;

/** Newest housing facts of each family on the reference date. */
const housingRelation = (asOf: string, where: string) => `
  (select distinct on (s.region_code, s.family_id) s.*
     from registry.housing_facts s where s.cut_off_on <= ${asOf} and ${where}
    order by s.region_code, s.family_id, s.cut_off_on desc, s.source)`;

function callAggregate(slot: CallSlot, index: number): string[] {
  if (slot.kind === "since") return [];
  // One evaluation per member for three outcomes: 2 true, 1 unknown, 0 false.
  const sql =
    slot.kind === "count"
      ? `count(*) filter (where ${slot.sql})`
      : `max(coalesce((${slot.sql})::int * 2, 1))`;
  return [`${sql} as call_${index + 1}`];
}

/** Living members whose row is not behind a compartment, counted per family. */
function membersRelation(plan: FactPlan, scope: FactScope): string {
  const columns = [...new Set([...memberColumns, ...plan.memberColumns])].filter(
    (name) => name !== "family_id" && name !== "born_on",
  );
  const joins = [
    plan.memberNeedsPpks
      ? `left join ${ppksRelation(plan.asOf, scope.person("c", "person_id"))} k on k.person_id = p.id`
      : "",
    plan.memberNeedsRank
      ? `left join ${rankRelation(plan.asOf, scope.family("s", "family_id"))} r on r.region_code = p.region_code and r.family_id = p.family_id`
      : "",
    plan.memberNeedsHousing
      ? `left join ${housingRelation(plan.asOf, scope.family("s", "family_id"))} h on h.region_code = p.region_code and h.family_id = p.family_id`
      : "",
  ].filter(Boolean);
  return `(select p.family_id, ${[...memberAggregates, ...plan.calls.flatMap(callAggregate)].join(",\n      ")}
    from (select p.region_code, p.family_id, p.id, p.place_code, p.born_on, ${ageSql("p.born_on", plan.asOf)} as umur,
                 ${columns.map((name) => `p.${name}`).join(", ")}${plan.memberNeedsPpks ? ", k.ppks" : ""}
            from registry.persons p ${plan.memberNeedsPpks ? joins[0] : ""}
           where p.family_id is not null and p.compartment is null and p.life_status = 'alive'
             and ${scope.family("p", "family_id")} offset 0) p
    ${joins.slice(plan.memberNeedsPpks ? 1 : 0).join("\n")}
   group by p.family_id)`;
}

function callColumn(slot: CallSlot, index: number, plan: FactPlan): string {
  const name = `call_${index + 1}`;
  if (slot.kind === "since") {
    const number = sinceCodes(plan).indexOf(slot.programme) + 1;
    return `date_part('year', age(${plan.asOf}::timestamp, a.since_${number}::timestamp))::smallint as ${name}`;
  }
  return slot.kind === "count"
    ? `coalesce(m.${name}, 0)::smallint as ${name}`
    : `(nullif(coalesce(m.${name}, 0), 1) / 2)::smallint as ${name}`;
}

const sinceCodes = (plan: FactPlan) =>
  plan.calls.flatMap((slot) => (slot.kind === "since" ? [slot.programme] : []));

/** Columns of the families' relation beyond its keys, in order: facts, aid bits, calls. */
export const factColumns = (plan: FactPlan): string[] => [
  ...familyFacts.keys(),
  "aid_1",
  "aid_2",
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
         a.aid_1, a.aid_2${plan.calls.map((slot, index) => `,\n         ${callColumn(slot, index, plan)}`).join("")}
    from registry.families f
    left join ${membersRelation(plan, scope)} m on m.family_id = f.id
    left join ${rankRelation(plan.asOf, scope.family("s", "family_id"))} r on r.region_code = f.region_code and r.family_id = f.id
    left join ${housingRelation(plan.asOf, scope.family("s", "family_id"))} h on h.region_code = f.region_code and h.family_id = f.id
    left join ${aid} a on a.family_id = f.id
   where f.status <> 'merged' and ${scope.family("f", "id")}`;
}
