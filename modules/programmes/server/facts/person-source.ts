import { aidRelation, aidWords } from "./aid-bits.ts";
import type { FactPlan } from "./fact-plan.ts";
import { type FactScope, ppksRelation } from "./family-source.ts";
import { ageSql } from "./person-facts.ts";

/** What every row of persons carries besides the columns that rules ask for. */
const always = ["region_code", "id", "place_code", "family_id", "compartment", "life_status"] as const;

/**
 * Relation with one row per person: keys, the columns the rules ask for, `umur`, `ppks` bits, aid bits and years
 * since. Its alias must be p; the facts of the family are joined as f by whoever uses it.
 */
export function personSource(
  plan: Pick<
    FactPlan,
    "asOf" | "programmes" | "personColumns" | "personNeedsPpks" | "personAid" | "personSince"
  >,
  scope: FactScope,
): string {
  const columns = [...new Set([...always, ...plan.personColumns])].map((name) => `p.${name}`);
  const parts = [...columns, `${ageSql("p.born_on", plan.asOf, scope.whole)} as umur`];
  const joins: string[] = [];
  if (plan.personNeedsPpks) {
    parts.push("k.ppks");
    joins.push(
      `left join ${ppksRelation(plan.asOf, scope.person("c", "person_id"))} k on k.person_id = p.id`,
    );
  }
  if (plan.personAid.questions.length > 0 || plan.personSince.length > 0) {
    const since = plan.personSince.map(
      (_, index) =>
        `date_part('year', age(${plan.asOf}::timestamp, a.since_${index + 1}::timestamp))::int as since_${index + 1}`,
    );
    parts.push(...aidWords(plan.personAid).map((word) => `a.aid_${word}`), ...since);
    const aid = aidRelation({
      key: "person_id",
      bits: plan.personAid,
      since: plan.personSince,
      programmes: plan.programmes,
      asOf: plan.asOf,
      where: scope.person("a", "person_id"),
    });
    joins.push(`left join ${aid} a on a.person_id = p.id`);
  }
  return `select ${parts.join(", ")}
            from registry.persons p
            ${joins.join("\n            ")}
           where p.life_status <> 'merged' and ${scope.person("p", "id")}`;
}
