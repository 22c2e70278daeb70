import { parseRule } from "#platform/feel/parse.ts";
import { ruleText } from "#platform/feel/text.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { readCell } from "./read-cell.ts";
import {
  annotationNames,
  answers,
  anything,
  type DmnRow,
  type DmnTable,
  inputPrefix,
  type noteCodes,
} from "./table.ts";

type Criterion = ProgrammeDefinition["criteria"][number];

/** What of a table has no equal in criteria, or became something else; rows and columns count from 1. */
export type Note = {
  readonly code: (typeof noteCodes)[number];
  readonly row: number | null;
  readonly column: number | null;
  readonly text: string;
};

const mostCriteria = 15;
const yes: ReadonlySet<string> = new Set([answers.yes, "true", '"layak"', '"ya"', '"yes"']);
const no: ReadonlySet<string> = new Set([
  answers.no,
  answers.lacking,
  "false",
  "null",
  '"tidak layak"',
  '"tidak"',
  '"no"',
  "",
]);

/**
 * Criteria with the meaning of a decision table, and what of it has no equal. One row that says yes gives a criterion
 * per column; several give one criterion in which one of the rows must be fulfilled. Rows that say no are what the
 * criteria leave over; a note is made where their order would matter.
 */
export function fromTable(table: DmnTable): {
  readonly criteria: readonly Criterion[];
  readonly notes: readonly Note[];
} {
  const notes: Note[] = [];
  const note = (code: Note["code"], row: number | null, column: number | null, text: string) =>
    notes.push({ code, row, column, text });

  if (table.language !== null) note("LANGUAGE", null, null, table.language);
  if (table.aggregation !== null) note("HIT_POLICY", null, null, `${table.hitPolicy} ${table.aggregation}`);
  if (table.outputs.length > 1) note("MORE_OUTPUTS", null, null, table.outputs.slice(1).join(", "));
  const fulfilled = yesRows(table, note);
  if (fulfilled.length === 0) note("NO_ROW", null, null, table.name);
  const rules = fulfilled.map(({ row, number }) => rowRules(table, row, number, note));
  const [only] = rules;
  const criteria =
    rules.length === 1 && only !== undefined
      ? singleCriteria(table, only)
      : joinedCriterion(table, rules, note);
  if (criteria.length > mostCriteria) note("TOO_MANY", null, null, String(criteria.length));
  return { criteria: criteria.slice(0, mostCriteria), notes };
}

type Tell = (code: Note["code"], row: number | null, column: number | null, text: string) => void;

function yesRows(table: DmnTable, note: Tell) {
  const found: Array<{ readonly row: DmnRow; readonly number: number }> = [];
  // Only these read the rows from the top; the others hold each row for itself.
  const ordered = ["FIRST", "RULE ORDER", "PRIORITY", "OUTPUT ORDER"].includes(table.hitPolicy);
  let noBefore: number | null = null;
  table.rows.forEach((row, index) => {
    const output = (row.outputs[0] ?? "").trim().toLowerCase();
    if (yes.has(output)) {
      if (ordered && noBefore !== null) note("ROW_ORDER_MATTERS", noBefore, null, "");
      noBefore = null;
      found.push({ row, number: index + 1 });
    } else if (no.has(output)) {
      noBefore ??= index + 1;
    } else {
      note("ROW_OUTPUT_UNKNOWN", index + 1, null, row.outputs[0] ?? "");
    }
  });
  return found;
}

type ColumnRule = { readonly column: number; readonly rule: string };

function rowRules(table: DmnTable, row: DmnRow, number: number, note: Tell): readonly ColumnRule[] {
  return table.inputs.flatMap(({ expression }, column) => {
    const text = row.inputs[column] ?? anything;
    const cell = readCell(expression, text);
    if (cell.kind === "rule") return [{ column, rule: cell.text }];
    if (cell.kind === "unreadable") note("CELL_UNREADABLE", number, column + 1, `${expression}: ${text}`);
    return [];
  });
}

function singleCriteria(table: DmnTable, rules: readonly ColumnRule[]): Criterion[] {
  const taken = new Set<string>();
  return rules.map(({ column, rule }, index) => {
    const input = table.inputs[column];
    const own = input?.id.startsWith(inputPrefix) === true ? input.id.slice(inputPrefix.length) : "";
    const wanted = /^[a-z][a-z0-9-]{0,39}$/.test(own) && !taken.has(own) ? own : `syarat-${index + 1}`;
    const code = taken.has(wanted) ? `${wanted}-dmn` : wanted;
    taken.add(code);
    const id = input?.label === undefined || input.label === "" ? rule.slice(0, 400) : input.label;
    const [legalBasis = "", remedyId = "", remedyEn = ""] = annotationsOf(table, column);
    const en = input?.description === undefined || input.description === "" ? id : input.description;
    return { code, label: { id, en }, rule, legalBasis, remedy: { id: remedyId, en: remedyEn } };
  });
}

/** What the row of a column that failed says: our own tables keep legal basis and remedy there. */
function annotationsOf(table: DmnTable, column: number): readonly string[] {
  const row = table.rows.find(
    ({ inputs, outputs }) =>
      no.has((outputs[0] ?? "").trim().toLowerCase()) &&
      inputs.every((cell, index) => (index === column ? cell.trim() !== anything : cell.trim() === anything)),
  );
  return annotationNames.map((name) => row?.annotations[table.annotations.indexOf(name)] ?? "");
}

function joinedCriterion(
  table: DmnTable,
  rows: ReadonlyArray<readonly ColumnRule[]>,
  note: Tell,
): Criterion[] {
  if (rows.length === 0) return [];
  note("ROWS_JOINED", null, null, String(rows.length));
  const alternatives = rows.map((rules) =>
    rules.length === 0 ? "true" : rules.map(({ rule }) => `(${rule})`).join(" and "),
  );
  const text = alternatives.map((one) => `(${one})`).join(" or ");
  const label = table.name === "" ? "Tabel DMN" : table.name;
  // A table of many rows may be longer than a rule may be.
  const read = parseRule(text);
  const rule = read.ok && ruleText(read.rule).length <= 2000 ? ruleText(read.rule) : "";
  if (rule === "") note("CELL_UNREADABLE", null, null, text.slice(0, 80));
  return [
    { code: "tabel", label: { id: label, en: label }, rule, legalBasis: "", remedy: { id: "", en: "" } },
  ];
}
