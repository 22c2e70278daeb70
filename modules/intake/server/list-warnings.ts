import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listWarnings } from "../contract/list-warnings.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { intakeReference } from "./reference.ts";
import { showFinding } from "./show-finding.ts";

interface Row {
  row_no: bigint;
  findings: { rule: string; field: string | null; value: string; otherRow: number | null }[];
}

export const handler = query(listWarnings, async (tx, { batchId, rule, after, limit }, { locale }) => {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  const filtered = sql`
    from intake.findings f
    where f.batch_id = ${batchId} and (${rule ?? null}::text is null or f.rule = ${rule ?? null})
      and not exists (select 1 from intake.held_rows h where h.batch_id = f.batch_id and h.row_no = f.row_no
                      and h.state in ('held', 'refused', 'dropped'))`;
  const { rows } = await sql<Row>`
    select f.row_no, jsonb_agg(jsonb_build_object('rule', f.rule, 'field', f.field, 'value', f.value, 'otherRow', f.other_row)) as findings
    ${filtered} and f.row_no > ${after} group by f.row_no order by f.row_no limit ${limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{
    n: bigint;
  }>`select count(distinct f.row_no) as n ${filtered}`.execute(tx);
  const reference = await intakeReference();
  const page = rows.slice(0, limit);
  return shown(
    {
      rows: page.map((row) => ({
        rowNo: Number(row.row_no),
        findings: row.findings.map((finding) => showFinding(reference, locale, finding)),
      })),
      total: Number(counted[0]?.n ?? 0n),
      next: rows.length > limit ? Number(page.at(-1)?.row_no ?? 0n) : null,
    },
    { subjects: [batchSubject(batch)], purpose: "import" },
  );
});
