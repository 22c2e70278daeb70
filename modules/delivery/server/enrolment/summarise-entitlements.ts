import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { summariseEntitlements } from "../../contract/summarise-entitlements.ts";
import { decreeInstalments } from "./decree-instalments.ts";

export const handler = query(summariseEntitlements, async (tx, { programmeCode }) => {
  const promised = await decreeInstalments(tx, programmeCode);
  const made = await sql<{ period: string; stage: string; state: string; count: number; rupiah: string }>`
    select t.period, t.stage, t.state, count(*)::int as count, sum(t.amount_rupiah)::text as rupiah
      from delivery.entitlements t where t.programme_code = ${programmeCode}
     group by t.period, t.stage, t.state`.execute(tx);
  const enrolled = await sql<{ decreeId: string; count: number }>`
    select e.decree_id as "decreeId", count(*)::int as count from delivery.enrolments e
     where e.programme_code = ${programmeCode} and e.state <> 'ended' group by e.decree_id`.execute(tx);
  const perDecree = new Map(enrolled.rows.map((row) => [row.decreeId, row.count]));
  const lines = new Map<string, (typeof promised)[number] & { enrolled: number }>();
  for (const one of promised) {
    const key = `${one.period}/${one.stage}`;
    const known = lines.get(key);
    lines.set(key, {
      ...(known ?? one),
      enrolled: (known?.enrolled ?? 0) + (perDecree.get(one.decreeId) ?? 0),
    });
  }
  return plain({
    instalments: [...lines.values()].map((one) => ({
      period: one.period,
      stage: one.stage,
      stageLabel: one.stageLabel,
      dueOn: one.dueOn,
      requires: [...one.requires],
      enrolled: one.enrolled,
      states: Object.fromEntries(
        made.rows
          .filter((row) => row.period === one.period && row.stage === one.stage)
          .map((row) => [row.state, { count: row.count, rupiah: row.rupiah }]),
      ),
    })),
  });
});
