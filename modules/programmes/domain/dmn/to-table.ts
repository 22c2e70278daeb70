import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { annotationNames, answers, anything, type DmnTable, inputPrefix } from "./table.ts";

/**
 * The eligibility table of a programme as one DMN table, hit policy FIRST: a column per criterion; the first row is
 * fulfilled where all are true, then a row per criterion that is false, and what remains is lacking data. So the table
 * says of unknown facts what an assessment says: one failed criterion decides, an unknown one never does.
 */
export function toTable({ title, criteria }: Pick<ProgrammeDefinition, "title" | "criteria">): DmnTable {
  const none = annotationNames.map(() => "");
  return {
    name: title.id,
    hitPolicy: "FIRST",
    aggregation: null,
    language: null,
    inputs: criteria.map(({ code, label, rule }) => ({
      id: `${inputPrefix}${code}`,
      label: label.id,
      description: label.en,
      expression: rule,
    })),
    outputs: ["status"],
    annotations: annotationNames,
    rows: [
      { inputs: criteria.map(() => "true"), outputs: [answers.yes], annotations: none },
      ...criteria.map(({ legalBasis, remedy }, own) => ({
        inputs: criteria.map((_, column) => (column === own ? "false" : anything)),
        outputs: [answers.no],
        annotations: [legalBasis, remedy.id, remedy.en],
      })),
      { inputs: criteria.map(() => anything), outputs: [answers.lacking], annotations: none },
    ],
  };
}
