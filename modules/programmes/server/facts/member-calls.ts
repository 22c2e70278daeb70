import type { CallSlot, FactPlan } from "./fact-plan.ts";
import { smallColumn, tabulated } from "./tabulate.ts";

/** Counts of members, ten bits each, three to a sum: as in family-facts.ts, for what rules ask of the members. */
interface Field {
  readonly slot: number;
  readonly outcome: "true" | "unknown";
}

const bits = 10;
const perSum = 3;

export interface MemberCalls {
  readonly aggregates: readonly string[];
  /** SQL of a slot's value over m; NULL = unknown, also for a "family" of a thousand. */
  column(slot: number): string;
}

const word = (fields: readonly Field[], slots: readonly CallSlot[]) =>
  fields
    .map(({ slot, outcome }, index) => {
      const call = slots[slot];
      const sql = call === undefined || call.kind === "since" ? "false" : call.sql;
      const one = 1 << (bits * index);
      return outcome === "true"
        ? `case when ${sql} then ${one} else 0 end`
        : `case when (${sql}) is null then ${one} else 0 end`;
    })
    .join(" | ");

/** Packs the counts that `wanted` slots of a plan need into as few sums over the members as possible. */
export function memberCalls(plan: FactPlan, wanted: readonly number[]): MemberCalls {
  const fields: Field[] = wanted.flatMap((slot) => {
    const kind = plan.calls[slot]?.kind;
    if (kind === undefined || kind === "since") return [];
    const counted: Field[] = [{ slot, outcome: "true" }];
    return kind === "any" ? [...counted, { slot, outcome: "unknown" as const }] : counted;
  });
  const columnOf = ({ slot }: Field) => {
    const call = plan.calls[slot];
    return call === undefined || call.kind === "since" ? null : smallColumn(call.sql);
  };
  const sums: Array<{ readonly column: string | null; readonly fields: Field[] }> = [];
  for (const field of fields) {
    const column = columnOf(field);
    const open = sums.find((sum) => sum.column === column && sum.fields.length < perSum);
    if (open === undefined) sums.push({ column, fields: [field] });
    else open.fields.push(field);
  }
  const read = (slot: number, outcome: Field["outcome"]) => {
    for (const [number, sum] of sums.entries()) {
      const at = sum.fields.findIndex((field) => field.slot === slot && field.outcome === outcome);
      if (at >= 0) return `(m.calls_${number + 1} >> ${bits * at}) & 1023`;
    }
    throw new Error(`slot ${slot} is not counted`);
  };
  return {
    aggregates: sums.map(({ column, fields: of }, index) => {
      const sql = word(of, plan.calls);
      return `sum(${column === null ? sql : tabulated(column, sql)}) as calls_${index + 1}`;
    }),
    column: (slot) => {
      const value =
        plan.calls[slot]?.kind === "any"
          ? `case when ${read(slot, "true")} > 0 then 1 when ${read(slot, "unknown")} = 0 then 0 end`
          : read(slot, "true");
      return `case when m.members is null then 0 when m.members < 1000 then ${value} end::smallint`;
    },
  };
}
