import { checkRule } from "#platform/feel/check.ts";
import { factCatalogue } from "#platform/feel/facts.ts";
import { parseRule } from "#platform/feel/parse.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { readDmn } from "../../contract/read-dmn.ts";
import { fromTable } from "../../domain/dmn/from-table.ts";
import { programmeWords } from "../rules/programme-words.ts";
import { readDmn as readXml } from "./read-xml.ts";

export const handler = query(readDmn, async (tx, { xml, unit }, { now }) => {
  const table = await readXml(xml);
  if (table === "unreadable") return refuse("DMN_UNREADABLE");
  if (table === "no-table") return refuse("DMN_NO_TABLE");
  const programmes = await programmeWords(tx, now);
  const about = unit === "household" ? "family" : unit;
  const { criteria, notes } = fromTable(table);
  const checked = criteria.map((criterion) => {
    const read = parseRule(criterion.rule);
    const problems = read.ok
      ? checkRule(read.rule, { catalogue: factCatalogue, unit: about, programmes, want: "boolean" })
      : read.problems;
    return { ...criterion, problems: [...problems] };
  });
  return plain({ name: table.name, criteria: checked, notes: [...notes] });
});
