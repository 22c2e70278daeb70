import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listChanges } from "../contract/list-changes.ts";
import { findFamily, findPerson } from "./locate.ts";

interface Row {
  readonly changeId: bigint;
  readonly subjectKind: "person" | "family" | "household" | "group";
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly field: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly reason: string;
  readonly source: string;
  readonly batchId: string | null;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

const numberFields = new Set(["nik", "kkNumber"]);
const masked = (row: Row, value: string | null) =>
  value !== null && numberFields.has(row.field) ? maskNumber(value) : value;

export const handler = query(listChanges, async (tx, input) => {
  const subject =
    input.subjectKind === "person"
      ? await findPerson(tx, input.subjectId)
      : await findFamily(tx, input.subjectId);
  if (!subject) return refuse("SUBJECT_NOT_FOUND");
  const { rows } = await sql<Row>`
    with subject(id) as (
      select ${input.subjectId}::uuid
      union
      select p.id from registry.persons p
       where ${input.subjectKind} = 'family' and p.region_code = ${subject.region_code} and p.family_id = ${input.subjectId}
    )
    select c.id as "changeId", c.subject_kind as "subjectKind", c.subject_id as "subjectId",
           coalesce(p.name, f.head_name) as "subjectName", c.field, c.old_value as "oldValue",
           c.new_value as "newValue", c.reason, c.source, c.source_batch_id as "batchId",
           c.changed_at as "changedAt", c.changed_by as "changedBy"
      from unnest(registry.regions_in_scope()) as region(code)
     cross join subject
      join registry.changes c on c.region_code = region.code and c.subject_id = subject.id
      left join registry.persons p on c.subject_kind = 'person' and p.region_code = ${subject.region_code} and p.id = c.subject_id
      left join registry.families f on c.subject_kind = 'family' and f.region_code = ${subject.region_code} and f.id = c.subject_id
     where ${input.after ?? null}::bigint is null or c.id < ${input.after ?? null}::bigint
     order by c.id desc limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const names = await userNames(
    tx,
    page.flatMap((row) => (row.changedBy === null ? [] : [row.changedBy])),
  );
  return shown(
    {
      changes: page.map((row) => ({
        ...row,
        changeId: String(row.changeId),
        subjectName: row.subjectName ?? "",
        oldValue: masked(row, row.oldValue),
        newValue: masked(row, row.newValue),
        changedAt: row.changedAt.toISOString(),
        changedByName: row.changedBy === null ? null : (names.get(row.changedBy) ?? null),
      })),
      next: rows.length > input.limit ? String(page.at(-1)?.changeId) : null,
    },
    {
      purpose: "history",
      subjects: [{ kind: input.subjectKind, id: subject.id, placeCode: subject.place_code }],
    },
  );
});
