import { sql } from "kysely";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listEntitlements } from "../../contract/list-entitlements.ts";
import { placeNamer } from "../place-label.ts";

interface Row {
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

const sums: Readonly<Record<string, readonly string[]>> = {
  waiting: ["due", "held"],
  received: ["paid", "handed-over"],
};

export const handler = query(listEntitlements, async (tx, input) => {
  const states = input.state === undefined ? null : (sums[input.state] ?? [input.state]);
  const place = input.placeCode ?? "";
  const from = input.month === undefined ? null : `${input.month}-01`;
  const [afterPlace = null, afterId = null] = input.after?.split("~") ?? [];
  const wanted = sql`
    e.programme_code = ${input.programmeCode} and e.place_code >= ${place} and e.place_code < ${`${place}:`}
    and (${states}::text[] is null or e.state = any (${states}::text[]))
    and (${states}::text[] is not null or e.state <> 'cancelled')
    and (${from}::date is null or (e.due_on >= ${from}::date and e.due_on < ${from}::date + interval '1 month'))
    and (${input.decreeId ?? null}::uuid is null or e.decree_id = ${input.decreeId ?? null})`;
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from delivery.entitlements e where ${wanted}`.execute(tx);
  const { rows } = await sql<Row>`
    select e.id, n.subject_kind, n.subject_id, e.place_code, l.name, e.period, e.stage, e.due_on, e.amount_rupiah, e.state,
           e.decree_id, d.number
      from delivery.entitlements e
      join delivery.enrolments n on n.region_code = e.region_code and n.id = e.enrolment_id
      join delivery.decrees d on d.id = e.decree_id
      join delivery.decree_lines l on l.region_code = n.region_code and l.decree_id = n.decree_id and l.line = n.decree_line
     where ${wanted} and (${afterPlace}::text is null or (e.place_code, e.id) > (${afterPlace}, ${afterId}::uuid))
     order by e.place_code, e.id limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const nameOf = await placeNamer(
    tx,
    page.map((row) => row.place_code),
  );
  const last = page.at(-1);
  return shown(
    {
      entitlements: page.map((row) => ({
        entitlementId: row.id,
        name: row.name,
        place: nameOf(row.place_code),
        period: row.period,
        stage: row.stage,
        dueOn: row.due_on,
        amountRupiah: String(row.amount_rupiah),
        state: row.state,
        decreeId: row.decree_id,
        decreeNumber: row.number ?? "",
      })),
      total: counted[0]?.n ?? 0,
      next: rows.length > input.limit && last ? `${last.place_code}~${last.id}` : null,
    },
    {
      purpose: "delivery",
      subjects: page.map((row) => ({
        kind: row.subject_kind,
        id: row.subject_id,
        placeCode: row.place_code,
      })),
    },
  );
});
