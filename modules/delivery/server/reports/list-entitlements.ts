import { sql } from "kysely";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listEntitlements } from "../../contract/list-entitlements.ts";
import { placeNamer } from "../place-label.ts";
import { behindFigure, keyAfter, readEntitlements } from "./entitlement-rows.ts";

export const handler = query(listEntitlements, async (tx, input) => {
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from delivery.entitlements e where ${behindFigure(input)}`.execute(tx);
  const rows = await readEntitlements(tx, input, input.after, input.limit + 1);
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
      next: rows.length > input.limit && last ? keyAfter(last) : null,
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
