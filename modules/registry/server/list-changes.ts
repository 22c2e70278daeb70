import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listChanges } from "../contract/list-changes.ts";
import { findGroup } from "./group-rows.ts";
import { findFamily, findPerson } from "./locate.ts";
import { fullPlaceLabels } from "./place-labels.ts";

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
  readonly memberId: string | null;
  readonly memberPlaceCode: string | null;
}

/** Imports keep the column's name, people's own changes the contract's: one name for the screen. */
const fieldName = (field: string) => field.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

const numberFields = new Set(["nik", "kkNumber"]);
const idFields = new Set(["familyId", "householdId"]);

/** What the old and new values name: places by their label, families by their head, where visible. */
async function readNames(tx: Tx, rows: readonly Row[]): Promise<(field: string, value: string) => string> {
  const valuesOf = (wanted: (field: string) => boolean) =>
    rows
      .filter((row) => wanted(fieldName(row.field)))
      .flatMap((row) => [row.oldValue, row.newValue])
      .filter((value) => value !== null);
  const label = await fullPlaceLabels(
    tx,
    valuesOf((field) => field === "placeCode"),
  );
  const ids = valuesOf((field) => idFields.has(field)).filter((value) => /^[0-9a-f-]{36}$/.test(value));
  const named = await sql<{ id: string; name: string }>`
    select f.id, f.head_name as name from registry.families f
     where f.id = any (${ids}::uuid[]) and f.region_code = any (registry.regions_in_scope())`.execute(tx);
  const names = new Map(named.rows.map((row) => [row.id, row.name]));
  return (field, value) => {
    if (numberFields.has(field)) return maskNumber(value);
    if (field === "placeCode") return label(value).label || value;
    return idFields.has(field) ? (names.get(value) ?? "…") : value;
  };
}

export const handler = query(listChanges, async (tx, input) => {
  const find = { person: findPerson, family: findFamily, group: findGroup }[input.subjectKind];
  const subject = await find(tx, input.subjectId);
  if (!subject) return refuse("SUBJECT_NOT_FOUND");
  const { rows } = await sql<Row>`
    with subject(id) as (
      select ${input.subjectId}::uuid
      union
      select p.id from registry.persons p
       where ${input.subjectKind} = 'family' and p.region_code = ${subject.region_code} and p.family_id = ${input.subjectId}
    )
    select c.id as "changeId", c.subject_kind as "subjectKind", c.subject_id as "subjectId",
           case when c.field = 'memberRole' then member.name else coalesce(p.name, f.head_name, g.name) end as "subjectName", c.field,
           case when c.field = 'memberRole' then split_part(c.old_value, ' ', 2)
                when c.old_value is not null then coalesce(member.name, c.old_value) end as "oldValue",
           case when c.field = 'memberRole' then split_part(c.new_value, ' ', 2)
                when c.new_value is not null then coalesce(member.name, c.new_value) end as "newValue",
           member.id as "memberId", member.place_code as "memberPlaceCode", c.reason, c.source, c.source_batch_id as "batchId",
           c.changed_at as "changedAt", c.changed_by as "changedBy"
      from unnest(registry.regions_in_scope()) as region(code)
     cross join subject
      join registry.changes c on c.region_code = region.code and c.subject_id = subject.id
      left join registry.persons p on c.subject_kind = 'person' and p.region_code = ${subject.region_code} and p.id = c.subject_id
      left join registry.families f on c.subject_kind = 'family' and f.region_code = ${subject.region_code} and f.id = c.subject_id
      left join registry.groups g on c.subject_kind = 'group' and g.region_code = ${subject.region_code} and g.id = c.subject_id
      left join registry.persons member on member.region_code = any ((select registry.regions_in_scope())::text[])
       and member.id = case when c.subject_kind = 'group' and c.field in ('members', 'memberRole')
                            then split_part(coalesce(c.new_value, c.old_value), ' ', 1)::uuid end
     where (${input.after ?? null}::bigint is null or c.id < ${input.after ?? null}::bigint)
       and (c.subject_kind <> 'group' or c.field not in ('members', 'memberRole') or member.id is not null)
     order by c.id desc limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const shownAs = await readNames(tx, page);
  const names = await userNames(
    tx,
    page.flatMap((row) => (row.changedBy === null ? [] : [row.changedBy])),
  );
  return shown(
    {
      changes: page.map((row) => ({
        changeId: String(row.changeId),
        subjectKind: row.subjectKind,
        subjectId: row.subjectId,
        reason: row.reason,
        source: row.source,
        batchId: row.batchId,
        changedBy: row.changedBy,
        subjectName: row.subjectName ?? "",
        field: fieldName(row.field),
        oldValue: row.oldValue === null ? null : shownAs(fieldName(row.field), row.oldValue),
        newValue: row.newValue === null ? null : shownAs(fieldName(row.field), row.newValue),
        changedAt: row.changedAt.toISOString(),
        changedByName: row.changedBy === null ? null : (names.get(row.changedBy) ?? null),
      })),
      next: rows.length > input.limit ? String(page.at(-1)?.changeId) : null,
    },
    {
      purpose: "history",
      subjects: [
        { kind: input.subjectKind, id: subject.id, placeCode: subject.place_code },
        ...page.flatMap((row) =>
          row.memberId === null || row.memberPlaceCode === null
            ? []
            : [{ kind: "person", id: row.memberId, placeCode: row.memberPlaceCode }],
        ),
      ],
    },
  );
});
