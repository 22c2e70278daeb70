import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { sqlText } from "../facts/sql-text.ts";
import { type AssessPlan, readRule, unitOf } from "./compile-plan.ts";

export type Component = ProgrammeDefinition["components"][number];

/** Rupiah of one counted unit of a component over a whole cycle; a part of a rupiah is not paid. */
export function componentPerCycle(definition: ProgrammeDefinition, component: Component): number {
  const { months } = definition.cycle;
  if (component.per === "once") return component.amountRupiah;
  return component.per === "month"
    ? component.amountRupiah * months
    : Math.floor((component.amountRupiah * months) / 12);
}

/** The sum of the stages where each has a fixed amount (Jamsosratu: 1,000,000 then 750,000), else null. */
export function fixedPerCycle(definition: ProgrammeDefinition): number | null {
  const amounts = definition.cycle.stages.map((stage) => stage.amountRupiah);
  return amounts.every((amount) => amount !== null)
    ? amounts.reduce((sum: number, amount) => sum + (amount ?? 0), 0)
    : null;
}

/** SQL of how many of a unit a component counts; aliases as for the unit's rules (u, or p and f). */
export function countSql(plan: AssessPlan, definition: ProgrammeDefinition, component: Component): string {
  if (component.member === null) return "1";
  const rule = readRule(component.member);
  const unit = unitOf(definition);
  if (unit === "person") return `(case when ${plan.facts.personRule(rule)} then 1 else 0 end)`;
  return unit === "family" ? `coalesce(u.call_${plan.facts.countMembers(rule)}, 0)` : "1";
}

export interface AmountSql {
  /** LATERAL joins that give k0, k1 …: how many of each component are paid. */
  readonly joins: string;
  readonly amountRupiah: string;
  readonly parts: string;
}

/**
 * Amount of a subject for a whole cycle. Of more components than may be paid the dearest are taken (PKH: four
 * at most), each up to its own limit.
 */
export function amountSql(
  plan: AssessPlan,
  definition: ProgrammeDefinition,
  /** SQL of how many a component counts; given where counts were read beforehand. */
  count: (component: Component) => string = (component) => countSql(plan, definition, component),
): AmountSql {
  const dearest = definition.components
    .map((component) => ({
      component,
      each: componentPerCycle(definition, component),
      count: count(component),
    }))
    .toSorted((a, b) => b.each - a.each);
  const joins = dearest.map(({ component, count: counted }, index) => {
    const limits = [counted];
    if (component.maxCount !== null) limits.push(String(component.maxCount));
    if (definition.maxComponents !== null) {
      const taken = dearest.slice(0, index).map((_, before) => `l${before}.k`);
      limits.push([String(definition.maxComponents), ...taken].join(" - "));
    }
    return `cross join lateral (select greatest(least(${limits.join(", ")}), 0)::bigint as k) l${index}`;
  });
  const sum = dearest.map(({ each }, index) => `l${index}.k * ${each}::bigint`).join(" + ") || "0::bigint";
  const fixed = fixedPerCycle(definition);
  const parts = dearest.map(
    ({ component, each }, index) =>
      `${sqlText(component.code)}, case when l${index}.k > 0 then jsonb_build_object('count', l${index}.k, 'amountRupiah', l${index}.k * ${each}::bigint) end`,
  );
  return {
    joins: joins.join("\n"),
    amountRupiah: fixed === null || fixed === 0 ? `(${sum})` : `${fixed}::bigint`,
    parts: parts.length === 0 ? "'{}'::jsonb" : `jsonb_strip_nulls(jsonb_build_object(${parts.join(", ")}))`,
  };
}
