import { DmnModdle } from "dmn-moddle";
import { factCatalogue } from "#platform/feel/facts.ts";
import { factsOf } from "#platform/feel/facts-of.ts";
import { parseRule } from "#platform/feel/parse.ts";
import type { DmnTable } from "../../domain/dmn/table.ts";

const kinds: Readonly<Record<string, string>> = {
  number: "number",
  boolean: "boolean",
  date: "date",
  text: "string",
  code: "string",
};

/** DMN 1.3 with one decision; the facts its rules ask for stand beside it as input data. */
export async function writeDmn(
  table: DmnTable,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<string> {
  const moddle = new DmnModdle();
  const create = (type: string, properties: Readonly<Record<string, unknown>>) =>
    moddle.create(`dmn:${type}`, properties);
  const text = (value: string) => create("LiteralExpression", { text: value });
  // XML names begin with a letter and hold no spaces; codes of programmes and criteria are such already.
  const facts = factsIn(table);
  const inputData = facts.map(({ name, kind, meaning }) =>
    create("InputData", {
      id: `fact_${name}`,
      name,
      description: meaning,
      variable: create("InformationItem", { id: `variable_${name}`, name, typeRef: kinds[kind] ?? "Any" }),
    }),
  );
  const decision = create("Decision", {
    id: `eligibility_${id}`,
    name: table.name,
    variable: create("InformationItem", { id: "variable_status", name: "status", typeRef: "string" }),
    informationRequirement: facts.map(({ name }) =>
      create("InformationRequirement", {
        id: `needs_${name}`,
        requiredInput: create("DMNElementReference", { href: `#fact_${name}` }),
      }),
    ),
    decisionLogic: create("DecisionTable", {
      id: `table_${id}`,
      hitPolicy: table.hitPolicy,
      input: table.inputs.map((input) =>
        create("InputClause", {
          id: input.id,
          label: input.label,
          description: input.description,
          inputExpression: create("LiteralExpression", {
            id: `expression_${input.id}`,
            typeRef: "boolean",
            text: input.expression,
          }),
        }),
      ),
      output: table.outputs.map((name) =>
        create("OutputClause", { id: `output_${name}`, name, typeRef: "string" }),
      ),
      annotation: table.annotations.map((name) => create("RuleAnnotationClause", { name })),
      rule: table.rows.map((row, index) =>
        create("DecisionRule", {
          id: `row_${index + 1}`,
          inputEntry: row.inputs.map((cell) => create("UnaryTests", { text: cell })),
          outputEntry: row.outputs.map(text),
          annotationEntry: row.annotations.map((note) => create("RuleAnnotation", { text: note })),
        }),
      ),
    }),
  });
  const definitions = create("Definitions", {
    id: `programme_${id}`,
    name: `${table.name} – versi ${version}`,
    namespace: "https://sinergi.local/dmn",
    drgElement: [...inputData, decision],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml;
}

function factsIn(table: DmnTable) {
  const names = table.inputs.flatMap(({ expression }) => {
    const read = parseRule(expression);
    return read.ok
      ? factsOf(read.rule, factCatalogue).flatMap((ref) => (ref.kind === "fact" ? [ref.name] : []))
      : [];
  });
  return [...new Set(names)].flatMap((name) => {
    const fact = factCatalogue.facts.get(name);
    return fact === undefined ? [] : [{ name, kind: fact.kind, meaning: fact.meaning.id }];
  });
}
