import { sql } from "kysely";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listAllocations } from "../../contract/list-allocations.ts";
import {
  type AllocationRow,
  allocationColumns,
  allocationJoins,
  allocationSubject,
  toAllocationLines,
} from "./allocation-rows.ts";

export const handler = query(listAllocations, async (tx, input) => {
  const states = input.state === "open" ? ["allocated", "partly"] : [input.state];
  const chosen = sql`a.state = any (${states}::text[])
    and (${input.programmeCode ?? null}::text is null or e.programme_code = ${input.programmeCode ?? null})`;
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from delivery.goods_allocations a
      join delivery.entitlements e on e.region_code = a.region_code and e.id = a.entitlement_id
     where ${chosen}`.execute(tx);
  const { rows } = await sql<AllocationRow>`
    select ${allocationColumns} from delivery.goods_allocations a ${allocationJoins}
     where ${chosen} and (${input.after ?? null}::uuid is null or (a.place_code, a.id) > (
             select b.place_code, b.id from delivery.goods_allocations b where b.id = ${input.after ?? null}::uuid))
     order by a.place_code, a.id limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  return shown(
    {
      allocations: await toAllocationLines(tx, page),
      total: counted.rows[0]?.n ?? 0,
      next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    },
    { purpose: "delivery", subjects: page.map(allocationSubject) },
  );
});
