import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import type { exportEntitlements } from "../../contract/export-entitlements.ts";

/** An entitlement behind a figure of the realisation. */
export interface EntitlementRow {
  readonly id: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly place_code: string;
  readonly name: string;
  readonly period: string;
  readonly stage: string;
  readonly due_on: string;
  readonly amount_rupiah: bigint;
  readonly state: "due" | "held" | "paying" | "paid" | "returned" | "handed-over" | "cancelled";
  readonly decree_id: string;
  readonly number: string | null;
}

export type EntitlementFilter = z.output<typeof exportEntitlements.input>;

const sums: Readonly<Record<string, readonly string[]>> = {
  waiting: ["due", "held"],
  received: ["paid", "handed-over"],
};

/** What a figure of the realisation counts; `e` is delivery.entitlements. */
export function behindFigure(input: EntitlementFilter) {
  const states = input.state === undefined ? null : (sums[input.state] ?? [input.state]);
  const place = input.placeCode ?? "";
  const from = input.month === undefined ? null : `${input.month}-01`;
  return sql`
    e.programme_code = ${input.programmeCode} and e.place_code >= ${place} and e.place_code < ${`${place}:`}
    and (${states}::text[] is null or e.state = any (${states}::text[]))
    and (${states}::text[] is not null or e.state <> 'cancelled')
    and (${from}::date is null or (e.due_on >= ${from}::date and e.due_on < ${from}::date + interval '1 month'))
    and (${input.decreeId ?? null}::uuid is null or e.decree_id = ${input.decreeId ?? null})`;
}

/** Those lines by place, after the key `<place>~<id>` of the line before. */
export async function readEntitlements(
  tx: Tx,
  input: EntitlementFilter,
  after: string | undefined,
  limit: number,
): Promise<EntitlementRow[]> {
  const [afterPlace = null, afterId = null] = after?.split("~") ?? [];
  const { rows } = await sql<EntitlementRow>`
    select e.id, n.subject_kind, n.subject_id, e.place_code, l.name, e.period, e.stage, e.due_on, e.amount_rupiah, e.state,
           e.decree_id, d.number
      from delivery.entitlements e
      join delivery.enrolments n on n.region_code = e.region_code and n.id = e.enrolment_id
      join delivery.decrees d on d.id = e.decree_id
      join delivery.decree_lines l on l.region_code = n.region_code and l.decree_id = n.decree_id and l.line = n.decree_line
     where ${behindFigure(input)} and (${afterPlace}::text is null or (e.place_code, e.id) > (${afterPlace}, ${afterId}::uuid))
     order by e.place_code, e.id limit ${limit}`.execute(tx);
  return rows;
}

export const keyAfter = (row: EntitlementRow): string => `${row.place_code}~${row.id}`;
