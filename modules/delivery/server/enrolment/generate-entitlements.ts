import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { enrolmentEvents } from "../../contract/enrolment-events.ts";
import { generateEntitlements } from "../../contract/generate-entitlements.ts";
import { type DecreeInstalment, decreeInstalments } from "./decree-instalments.ts";
import { missingCommitment } from "./due-again.ts";

/**
 * One statement for every enrolment and instalment. A share is cut from the total between the weights before and up
 * to the instalment, so that shares of one enrolment add up to its total to the rupiah (domain/instalments.ts); who
 * came later (a replacement) starts at the first instalment due after the start (`base`).
 */
export async function insertEntitlements(
  tx: Tx,
  programmeCode: string,
  wanted: readonly DecreeInstalment[],
  all: readonly DecreeInstalment[],
): Promise<{ due: number; held: number; rupiah: string }> {
  const column = <T>(of: readonly DecreeInstalment[], pick: (one: DecreeInstalment) => T) => of.map(pick);
  const needsLook = wanted.some((one) => one.requires.length > 0);
  const because = needsLook
    ? sql`case when e.state = 'paused' then 'paused' else 'commitment:' || ${missingCommitment(sql`string_to_array(w.requires, ',')`, sql`w.period`)} end`
    : sql`case when e.state = 'paused' then 'paused' end`;
  const { rows } = await sql<{ due: number; held: number; rupiah: string }>`
    with wanted as (
      select * from unnest(${column(wanted, (one) => one.decreeId)}::uuid[], ${column(wanted, (one) => one.budgetId)}::uuid[],
        ${column(wanted, (one) => one.period)}::text[], ${column(wanted, (one) => one.stage)}::text[],
        ${column(wanted, (one) => one.dueOn)}::date[], ${column(wanted, (one) => String(one.weightBefore))}::numeric[],
        ${column(wanted, (one) => String(one.weightUpto))}::numeric[], ${column(wanted, (one) => String(one.weights))}::numeric[],
        ${column(wanted, (one) => one.requires.join(","))}::text[])
        as w(decree_id, budget_id, period, stage, due_on, before, upto, whole, requires)
    ), earlier as (
      select * from unnest(${column(all, (one) => one.decreeId)}::uuid[], ${column(all, (one) => one.dueOn)}::date[],
        ${column(all, (one) => String(one.weightUpto))}::numeric[]) as a(decree_id, due_on, upto)
    ), owed as (
      select e.region_code, e.place_code, e.compartment, e.id, e.programme_code, w.decree_id, w.budget_id, w.period, w.stage,
             w.due_on, e.amount_rupiah::numeric * e.times as total, w.before - b.base as before, w.upto - b.base as upto,
             w.whole - b.base as whole, ${because} as because
        from wanted w
        join delivery.decrees d on d.id = w.decree_id
        join delivery.enrolments e on e.decree_id = w.decree_id and e.programme_code = ${programmeCode}
       cross join lateral (
         select case when lower(e.during) <= d.starts_on then 0
                     else coalesce((select max(a.upto) from earlier a where a.decree_id = w.decree_id
                                     and a.due_on < lower(e.during)), 0) end as base) b
       where e.state <> 'ended' and e.during @> w.due_on and w.whole > b.base
    ), made as (
      insert into delivery.entitlements (region_code, place_code, compartment, enrolment_id, programme_code, decree_id, budget_id,
        period, stage, due_on, amount_rupiah, state, held_because)
      select o.region_code, o.place_code, o.compartment, o.id, o.programme_code, o.decree_id, o.budget_id, o.period, o.stage,
             o.due_on, (div(o.total * o.upto, o.whole) - div(o.total * o.before, o.whole))::bigint,
             case when o.because is null then 'due' else 'held' end, o.because
        from owed o
      on conflict on constraint entitlements_once do nothing
      returning state, amount_rupiah
    )
    select count(*) filter (where m.state = 'due')::int as due, count(*) filter (where m.state = 'held')::int as held,
           coalesce(sum(m.amount_rupiah), 0)::text as rupiah from made m`.execute(tx);
  return rows[0] ?? { due: 0, held: 0, rupiah: "0" };
}

export const handler = command(generateEntitlements, async (tx, input, { newId, actor }) => {
  const all = await decreeInstalments(tx, input.programmeCode);
  const wanted = all.filter(
    (one) => one.period === input.period && (input.stage === undefined || one.stage === input.stage),
  );
  if (wanted.length === 0)
    return refuse("NO_SUCH_INSTALMENT", {
      details: { periods: [...new Set(all.map((one) => one.period))].slice(0, 24) },
    });
  const { due, held, rupiah } = await insertEntitlements(tx, input.programmeCode, wanted, all);
  return done({ due, held, totalRupiah: rupiah }, [
    enrolmentEvents["delivery.entitlements-generated.v1"](
      { kind: "entitlements", id: newId(), placeCode: actor.areaCode },
      { programmeCode: input.programmeCode, period: input.period, due, held },
    ),
  ]);
});
