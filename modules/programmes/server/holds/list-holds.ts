import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { placeLabels } from "#modules/regions/server/index.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listHolds } from "../../contract/list-holds.ts";
import type { HoldSubjectKind } from "./subjects.ts";

interface Row {
  readonly id: string;
  readonly programme_code: string;
  readonly subject_kind: HoldSubjectKind;
  readonly subject_id: string;
  readonly subject_name: string | null;
  readonly place_code: string;
  readonly kind: "paused" | "refused";
  readonly reason: string;
  readonly legal_basis: string;
  readonly until_on: string | null;
  readonly is_over: boolean;
  readonly placed_at: Date;
  readonly placed_by: string;
  readonly lifted_at: Date | null;
  readonly lifted_by: string | null;
  readonly lift_reason: string | null;
}

export const handler = query(listHolds, async (tx, input, { now }) => {
  const today = civilDateInWib(now);
  const { programmeCode = null, subjectId = null, after = null } = input;
  const wanted = sql`
    (${programmeCode}::text is null or h.programme_code = ${programmeCode})
    and (${subjectId}::uuid is null or h.subject_id = ${subjectId}::uuid)
    and h.region_code >= left((select app.area_from()), 4) and h.region_code < (select app.area_upto())
    and (${input.standing} = 'all' or h.lifted_at is null and (h.until_on is null or h.until_on >= ${today}::date))`;
  // Ids are of the moment they were made (UUIDv7): newest first is highest first.
  const { rows } = await sql<Row>`
    select h.id, h.programme_code, h.subject_kind, h.subject_id, h.place_code, h.kind, h.reason, h.legal_basis,
           h.until_on::text as until_on, h.until_on < ${today}::date as is_over, h.placed_at, h.placed_by, h.lifted_at,
           h.lifted_by, h.lift_reason,
           case h.subject_kind
             when 'person' then (select p.name from registry.persons p
                                  where p.region_code = h.region_code and p.id = h.subject_id)
             when 'family' then (select f.head_name from registry.families f
                                  where f.region_code = h.region_code and f.id = h.subject_id)
             when 'group' then (select g.name from registry.groups g
                                 where g.region_code = h.region_code and g.id = h.subject_id)
           end as subject_name
      from programmes.holds h
     where ${wanted} and (${after}::uuid is null or h.id < ${after}::uuid)
     order by h.id desc limit ${input.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from programmes.holds h where ${wanted}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const names = await userNames(
    tx,
    page.flatMap((row) => [row.placed_by, row.lifted_by]).filter((id) => id !== null),
  );
  const labels = await placeLabels(
    tx,
    page.map((row) => row.place_code),
  );
  const holds = page.map((row) => ({
    holdId: row.id,
    programmeCode: row.programme_code,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectName: row.subject_name ?? "",
    placeLabel: labels.get(row.place_code) ?? row.place_code,
    kind: row.kind,
    reason: row.reason,
    legalBasis: row.legal_basis,
    untilOn: row.until_on,
    standing:
      row.lifted_at !== null ? ("lifted" as const) : row.is_over ? ("over" as const) : ("stands" as const),
    placedAt: row.placed_at.toISOString(),
    placedBy: names.get(row.placed_by) ?? "",
    liftedAt: row.lifted_at?.toISOString() ?? null,
    liftedBy: row.lifted_by === null ? null : (names.get(row.lifted_by) ?? null),
    liftReason: row.lift_reason,
  }));
  const next = rows.length > input.limit ? (page.at(-1)?.id ?? null) : null;
  return shown(
    { holds, total: total.rows[0]?.total ?? 0, next },
    {
      subjects: page.map((row) => ({
        kind: row.subject_kind,
        id: row.subject_id,
        placeCode: row.place_code,
      })),
      purpose: "programme-holds",
    },
  );
});
