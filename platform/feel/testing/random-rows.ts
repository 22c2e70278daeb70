import fc from "fast-check";
import { factCatalogue } from "../facts.ts";
import type { FactSource, Value } from "../to-js.ts";
import { booleanFacts, codeFacts, dateFacts, numberFacts, textFacts } from "./random-rules.ts";

/** A row of facts as the registry stores them. */
export type Row = Readonly<Record<string, Value>>;

export const columns: ReadonlyArray<readonly [name: string, type: string]> = [
  ...numberFacts.map((name) => [name, name === "luas_lantai" ? "integer" : "smallint"] as const),
  ...booleanFacts.map((name) => [name, "boolean"] as const),
  ...dateFacts.map((name) => [name, "date"] as const),
  ...Object.keys(codeFacts).map((name) => [name, "smallint"] as const),
  ...Object.keys(textFacts).map((name) => [name, "text"] as const),
];

const day = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function valueOf(name: string): fc.Arbitrary<Value> {
  const fact = factCatalogue.facts.get(name);
  if (fact?.kind === "boolean") return fc.boolean();
  if (fact?.kind === "date") return day;
  if (fact?.kind === "code") return fc.integer({ min: 1, max: 9 });
  if (fact?.kind === "text")
    return fc.constantFrom<Value>(...(Object.entries(textFacts).find(([key]) => key === name)?.[1] ?? []));
  return fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -32_768, max: 32_767 }));
}

export const anyRow: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(columns.map(([name]) => [name, fc.option(valueOf(name), { freq: 5 })])),
);

export function sourceOf(row: Row): FactSource {
  return {
    fact: (name) => row[name] ?? null,
    call: (name) => {
      throw new Error(`the random rules call no ${name}`);
    },
  };
}
