import { sql } from "kysely";
import { placeLabels } from "#modules/regions/server/index.ts";
import { readValueWords } from "#modules/registry/server/index.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listDifferences } from "../contract/list-differences.ts";
import type { DifferenceKind } from "../contract/shapes.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { intakeReference } from "./reference.ts";

interface Row {
  id: bigint;
  kind: DifferenceKind;
  subject_kind: "family" | "person";
  subject_id: string | null;
  place_code: string;
  row_no: bigint | null;
  field: string | null;
  old_value: string | null;
  new_value: string | null;
  name: string | null;
}

export const handler = query(listDifferences, async (tx, input, { locale }) => {
  const { batchId, kind, subjectKind, after, limit } = input;
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  const filtered = sql`
    from intake.differences d
    where d.batch_id = ${batchId} and d.kind = ${kind} and (${subjectKind ?? null}::text is null or d.subject_kind = ${subjectKind ?? null})`;
  // Names come from the registry under the caller's own scope: who may not see a person sees no name here.
  const { rows } = await sql<Row>`
    select d.id, d.kind, d.subject_kind, d.subject_id, d.place_code, d.row_no, d.field, d.old_value, d.new_value,
           case when d.subject_kind = 'family'
                then (select f.head_name from registry.families f where f.region_code = left(d.place_code, 4) and f.id = d.subject_id)
                else (select p.name from registry.persons p where p.region_code = left(d.place_code, 4) and p.id = d.subject_id) end as name
    ${filtered} and d.id > ${after} order by d.id limit ${limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ n: bigint }>`select count(*) as n ${filtered}`.execute(tx);
  const page = rows.slice(0, limit);
  const labels = await placeLabels(
    tx,
    page.flatMap((row) => [
      row.place_code,
      ...(row.field === "place_code" ? [row.old_value ?? "", row.new_value ?? ""] : []),
    ]),
  );
  const words = await readValueWords(tx, locale);
  const { fields } = await intakeReference();
  const labelOf = (row: Row) => {
    const column = `.${row.field ?? ""}`;
    return [...fields.values()].find((one) => one.column?.endsWith(column) === true)?.label[locale] ?? null;
  };
  const readable = (row: Row, value: string | null) => {
    if (value === null) return null;
    if (row.field === "place_code") return labels.get(value) ?? value;
    if (row.field === "family_id") return null;
    return row.field === null ? value : words(row.field, value);
  };
  return shown(
    {
      differences: page.map((row) => ({
        id: Number(row.id),
        kind: row.kind,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        regionCode: row.place_code.slice(0, 4),
        rowNo: row.row_no === null ? null : Number(row.row_no),
        name: row.name ?? (row.kind === "new" ? (row.new_value ?? "") : ""),
        place: labels.get(row.place_code) ?? row.place_code,
        field: row.field,
        fieldLabel: labelOf(row),
        oldValue: readable(row, row.old_value),
        newValue: row.kind === "new" ? null : readable(row, row.new_value),
      })),
      total: Number(counted[0]?.n ?? 0n),
      next: rows.length > limit ? Number(page.at(-1)?.id ?? 0n) : null,
    },
    {
      subjects: [
        batchSubject(batch),
        ...page.flatMap((row) =>
          row.subject_id === null
            ? []
            : [{ kind: row.subject_kind, id: row.subject_id, placeCode: row.place_code }],
        ),
      ],
      purpose: "import",
    },
  );
});
