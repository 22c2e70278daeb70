import { sql } from "kysely";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { matchCommitmentRows } from "../../contract/match-commitment-rows.ts";
import { listedName } from "../initials.ts";
import { enrolmentSubject } from "./enrolment-row.ts";

interface Match {
  readonly line: number;
  readonly id: string;
  readonly placeCode: string;
  readonly name: string;
  readonly compartment: string | null;
}

export const handler = query(matchCommitmentRows, async (tx, { programmeCode, rows: wanted }) => {
  const { rows } = await sql<Match>`
    select w.line, e.id, e.place_code as "placeCode", l.name, e.compartment
      from unnest(${wanted.map((row) => row.line)}::int[], ${wanted.map((row) => row.number)}::text[]) as w(line, number)
      join delivery.decree_lines l on l.nik = w.number or l.kk_number = w.number
      join delivery.enrolments e on e.region_code = l.region_code and e.decree_id = l.decree_id and e.decree_line = l.line
     where e.programme_code = ${programmeCode} and e.state <> 'ended' order by w.line`.execute(tx);
  const byLine = Map.groupBy(rows, (row) => row.line);
  const matched: Match[] = [];
  const problems: Array<{ line: number; problem: "unknown" | "several" | "repeated" }> = [];
  const seen = new Set<string>();
  for (const { line } of wanted) {
    const found = [...new Map((byLine.get(line) ?? []).map((one) => [one.id, one])).values()];
    const [only] = found;
    if (only === undefined) problems.push({ line, problem: "unknown" });
    else if (found.length > 1) problems.push({ line, problem: "several" });
    else if (seen.has(only.id)) problems.push({ line, problem: "repeated" });
    else {
      seen.add(only.id);
      matched.push(only);
    }
  }
  return shown(
    {
      matched: matched.map((one) => ({ line: one.line, enrolmentId: one.id, name: listedName(one) })),
      problems,
    },
    { purpose: "list", subjects: matched.map(enrolmentSubject) },
  );
});
