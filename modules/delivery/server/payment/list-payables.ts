import { sql } from "kysely";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listPayables } from "../../contract/list-payables.ts";
import { placeNamer } from "../place-label.ts";

type Payable = OutputOf<typeof listPayables>["payables"][number];

export const handler = query(listPayables, async (tx) => {
  const { rows } = await sql<Omit<Payable, "placeLabel">>`
    select t.programme_code as "programmeCode", t.period, t.stage, e.channel, t.region_code as "placeCode",
           min(t.due_on) as "dueOn", count(*)::int as lines, sum(t.amount_rupiah)::text as rupiah,
           count(*) filter (where t.budget_id is null)::int as "withoutBudget"
      from delivery.entitlements t
      join delivery.enrolments e on e.region_code = t.region_code and e.id = t.enrolment_id
     where t.state = 'due' and t.amount_rupiah > 0
     group by 1, 2, 3, 4, 5 order by 6, 1, 2, 3, 5, 4`.execute(tx);
  const label = await placeNamer(
    tx,
    rows.map((row) => row.placeCode),
  );
  const hidden = await sql<{ lines: number }>`select delivery.hidden_payables()::int as lines`.execute(tx);
  return plain({
    payables: rows.map((row) => ({ ...row, placeLabel: label(row.placeCode) })),
    hiddenLines: hidden.rows[0]?.lines ?? 0,
  });
});
