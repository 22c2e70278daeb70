import { sql } from "kysely";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listWaitingGoods } from "../../contract/list-waiting-goods.ts";

type Out = OutputOf<typeof listWaitingGoods>;
type Stage = Out["stages"][number];

interface StageRow extends Omit<Stage, "stageLabel"> {
  readonly stageLabel: Stage["stageLabel"] | null;
}

export const handler = query(listWaitingGoods, async (tx, { programmeCode }) => {
  const { rows } = await sql<StageRow>`
    with waiting as (
      select e.programme_code, e.period, e.stage, min(e.due_on) as due_on, count(*)::int as n
        from delivery.entitlements e
       where e.state = 'due' and (${programmeCode ?? null}::text is null or e.programme_code = ${programmeCode ?? null})
         and not exists (select from delivery.goods_allocations a
                          where a.region_code = e.region_code and a.entitlement_id = e.id
                            and a.state in ('allocated', 'partly', 'handed-over'))
       group by 1, 2, 3)
    select w.programme_code as "programmeCode", v.definition -> 'title' as "programmeTitle",
           v.definition ->> 'form' = 'goods' as "givesGoods", w.period, w.stage, w.due_on as "dueOn", w.n as waiting,
           (select s -> 'label' from jsonb_array_elements(v.definition -> 'cycle' -> 'stages') s
             where s ->> 'code' = w.stage limit 1) as "stageLabel"
      from waiting w
      join lateral (select r.definition from programmes.versions r
                     where r.programme_code = w.programme_code and r.state = 'approved' order by r.number desc limit 1) v on true
     order by w.due_on, w.programme_code, w.period, w.stage`.execute(tx);
  const open = await sql<Out["toHandOver"]>`
    select count(*)::int as count, min(e.due_on) as "dueOn"
      from delivery.goods_allocations a
      join delivery.entitlements e on e.region_code = a.region_code and e.id = a.entitlement_id
     where a.state in ('allocated', 'partly')`.execute(tx);
  return plain({
    stages: rows.map((row) => ({ ...row, stageLabel: row.stageLabel ?? { id: row.stage, en: row.stage } })),
    toHandOver: open.rows[0] ?? { count: 0, dueOn: null },
  });
});
