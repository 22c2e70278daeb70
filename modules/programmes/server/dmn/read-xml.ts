import { DmnModdle, type ModdleElement } from "dmn-moddle";
import type { DmnTable } from "../../domain/dmn/table.ts";

/** The first decision table of a DMN file; "unreadable" where it is no DMN, "no-table" where no decision has one. */
export async function readDmn(xml: string): Promise<DmnTable | "unreadable" | "no-table"> {
  const root = await new DmnModdle().fromXML(xml).then(
    ({ rootElement }) => rootElement,
    () => null,
  );
  if (root?.$type !== "dmn:Definitions") return "unreadable";
  const decision = all(root, "drgElement").find((one) => {
    const logic = one.$type === "dmn:Decision" ? element(one, "decisionLogic") : null;
    return logic?.$type === "dmn:DecisionTable";
  });
  const table = decision === undefined ? null : element(decision, "decisionLogic");
  if (decision === undefined || table === null) return "no-table";
  return {
    name: word(decision, "name"),
    hitPolicy: word(table, "hitPolicy") || "UNIQUE",
    aggregation: word(table, "aggregation") || null,
    language: foreignLanguage(root, table),
    inputs: all(table, "input").map((input) => ({
      id: word(input, "id"),
      label: word(input, "label").trim().slice(0, 400),
      description: word(input, "description").trim().slice(0, 400),
      expression: textOf(element(input, "inputExpression")),
    })),
    outputs: all(table, "output").map((output) => word(output, "name") || word(output, "label")),
    annotations: all(table, "annotation").map((clause) => word(clause, "name")),
    rows: all(table, "rule").map((row) => ({
      inputs: all(row, "inputEntry").map(textOf),
      outputs: all(row, "outputEntry").map(textOf),
      annotations: all(row, "annotationEntry").map((note) => textOf(note).slice(0, 400)),
    })),
  };
}

/** A language other than FEEL, at the file, the columns or the cells. */
function foreignLanguage(root: ModdleElement, table: ModdleElement): string | null {
  const expressions = all(table, "input").flatMap((input) => element(input, "inputExpression") ?? []);
  const cells = all(table, "rule").flatMap((row) => all(row, "inputEntry"));
  const languages = [root, ...expressions, ...cells].map((one) => word(one, "expressionLanguage"));
  return languages.find((language) => language !== "" && !/feel/i.test(language)) ?? null;
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === "object" && value !== null && "$type" in value && "get" in value;
}

function all(of: ModdleElement, name: string): readonly ModdleElement[] {
  const values = of.get(name);
  return Array.isArray(values) ? values.filter(isElement) : [];
}

function element(of: ModdleElement, name: string): ModdleElement | null {
  const value = of.get(name);
  return isElement(value) ? value : null;
}

function word(of: ModdleElement, name: string): string {
  const value = of.get(name);
  return typeof value === "string" ? value : "";
}

function textOf(of: ModdleElement | null): string {
  return of === null ? "" : word(of, "text").trim();
}
