import { sql } from "kysely";
import { z } from "zod";
import { userNames } from "#modules/identity/server/index.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listHeldRows } from "../contract/list-held-rows.ts";
import type { SetAsideReason } from "../contract/set-aside.ts";
import { MappedColumnShape } from "../contract/shapes.ts";
import { maskValue } from "../domain/finding.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { intakeReference } from "./reference.ts";
import { setAsideOf } from "./set-aside.ts";
import { showFinding } from "./show-finding.ts";

interface Row {
  row_no: bigint;
  state: "held" | "refused" | "ready" | "applied" | "dropped";
  revision: number;
  cells: string[];
  reason: SetAsideReason | null;
  note: string;
  actedBy: string | null;
  actedAt: Date | null;
  findings: { rule: string; field: string | null; value: string; otherRow: number | null }[] | null;
}

export const handler = query(listHeldRows, async (tx, { batchId, state, rule, after, limit }, { locale }) => {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  const filtered = sql`
    from intake.held_rows h
    where h.batch_id = ${batchId} and h.state = ${state}
      and (${rule ?? null}::text is null or exists (
        select 1 from intake.findings f where f.batch_id = h.batch_id and f.row_no = h.row_no and f.rule = ${rule ?? null}))`;
  const { rows } = await sql<Row>`
    select h.row_no, h.state, h.revision, h.cells, h.set_aside_because as reason, h.set_aside_note as note,
           h.mended_by as "actedBy", h.mended_at as "actedAt",
           (select jsonb_agg(jsonb_build_object('rule', f.rule, 'field', f.field, 'value', f.value, 'otherRow', f.other_row))
            from intake.findings f where f.batch_id = h.batch_id and f.row_no = h.row_no) as findings
    ${filtered} and h.row_no > ${after} order by h.row_no limit ${limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ n: bigint }>`select count(*) as n ${filtered}`.execute(tx);
  const { rows: mapped } = await sql<{ mapping: unknown }>`
    select b.mapping from intake.batches b where b.id = ${batchId}`.execute(tx);
  const mapping = z.array(MappedColumnShape).parse(mapped[0]?.mapping ?? []);
  const reference = await intakeReference();
  const cellOf = (row: Row, field: string) => {
    const column = mapping.find((one) => one.field === field);
    return column === undefined ? "" : (row.cells[column.index] ?? "");
  };
  const page = rows.slice(0, limit);
  const names = await userNames(
    tx,
    page.flatMap((row) => (row.actedBy === null ? [] : [row.actedBy])),
  );
  return shown(
    {
      rows: page.map((row) => ({
        rowNo: Number(row.row_no),
        state: row.state,
        revision: row.revision,
        name: maskValue(cellOf(row, "person.name"), "name"),
        familyNumber: maskValue(cellOf(row, "family.number") || cellOf(row, "household.number"), "number"),
        village: cellOf(row, "place.villageName") || cellOf(row, "place.villageCode"),
        findings: (row.findings ?? []).map((finding) => showFinding(reference, locale, finding)),
        setAside: setAsideOf(row, names),
      })),
      total: Number(counted[0]?.n ?? 0n),
      next: rows.length > limit ? Number(page.at(-1)?.row_no ?? 0n) : null,
    },
    { subjects: [batchSubject(batch)], purpose: "import" },
  );
});
