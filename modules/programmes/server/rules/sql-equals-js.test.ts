import fc from "fast-check";
import { expect, it } from "vitest";
import { factCatalogue } from "#platform/feel/facts.ts";
import { parseRule } from "#platform/feel/parse.ts";
import { anyRow, columns, type Row, sourceOf } from "#platform/feel/testing/random-rows.ts";
import { anyRule } from "#platform/feel/testing/random-rules.ts";
import { ruleToJs } from "#platform/feel/to-js.ts";
import { ruleToSql } from "#platform/feel/to-sql.ts";
import { useDatabase } from "#platform/testkit/database.ts";

const db = useDatabase();

/** One statement: every rule over every row, each answer as text so that no driver rounds a number. */
async function answersOfDatabase(rules: readonly string[], rows: readonly Row[]): Promise<string[][]> {
  const shape = columns.map(([name, type]) => `${name} ${type}`).join(", ");
  const { rows: answers } = await db().owner.query<{ answers: string[] }>(
    `select array[${rules.map((rule) => `(${rule})::text`).join(",\n")}] as answers
       from json_to_recordset($1::json) with ordinality as f(${shape})`
      .replace(
        "json_to_recordset($1::json) with ordinality as f(",
        "rows from (json_to_recordset($1::json) as (",
      )
      .concat(") with ordinality as f order by ordinality"),
    [JSON.stringify(rows)],
  );
  return answers.map((row) => row.answers);
}

/** "12.500" and "12.5" are one number; PostgreSQL writes the digits it kept. */
function plain(value: string | null): string | null {
  if (value === null || !/^-?\d+(\.\d+)?$/.test(value)) return value;
  const cut = value.includes(".") ? value.replace(/\.?0+$/, "") : value;
  return cut === "-0" ? "0" : cut;
}

it("says in PostgreSQL exactly what it says in JavaScript, unknowns and last digits included", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRule, { minLength: 40, maxLength: 40 }),
      fc.array(anyRow, { minLength: 30, maxLength: 30 }),
      async (rules, rows) => {
        const fitting = rules.flatMap((rule) => {
          const read = parseRule(rule.text);
          if (!read.ok) throw new Error(`not read: ${rule.text}`);
          try {
            return [{ rule: read.rule, js: ruleToJs(read.rule, factCatalogue) }];
          } catch (error) {
            // Only rules with more digits than any rule needs are refused.
            expect(String(error)).toContain("TOO_PRECISE");
            return [];
          }
        });
        const statements = fitting.map(({ rule }) =>
          ruleToSql(rule, (ref) => (ref.kind === "fact" ? `f.${ref.name}` : "null"), factCatalogue),
        );
        const answers = await answersOfDatabase(statements, rows);
        rows.forEach((row, index) => {
          fitting.forEach(({ rule, js }, place) => {
            const here = js(sourceOf(row));
            const there = plain(answers[index]?.[place] ?? null);
            const said = here === null ? null : plain(String(here));
            if (said !== there)
              throw new Error(
                `${rule.text}\n${statements[place]}\n${JSON.stringify(row)}\nJavaScript ${said}, PostgreSQL ${there}`,
              );
          });
        });
      },
    ),
    // Shrinking whole tables helps nobody: the message names the rule, the row and both answers.
    { numRuns: 25, endOnFailure: true },
  );
});
