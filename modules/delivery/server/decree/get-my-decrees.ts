import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getMyDecrees } from "../../contract/get-my-decrees.ts";
import { type RowRecord, rowColumns, rowJoins, toRows } from "./decree-list-row.ts";

const most = 20;

export const handler = query(getMyDecrees, async (tx, _input, { actor, locale }) => {
  const me = actor.userId;
  const may = (permission: string) => actor.permissions.has(permission);
  const { rows } = await sql<RowRecord & { wait: string }>`
    select ${rowColumns}, w.wait from delivery.decrees d ${rowJoins}
      cross join lateral (
        select case
          when d.state = 'checked' and ${may("delivery.decree.sign")} and d.made_by <> ${me} and d.checked_by <> ${me} then 'sign'
          when d.state = 'submitted' and ${may("delivery.decree.check")} and d.made_by <> ${me} then 'check'
          when ${may("delivery.finding.resolve")} and delivery.open_findings(d.id) > 0 then 'resolve'
        end as wait) w
     where d.state <> 'cancelled' and w.wait is not null
     order by d.id limit ${most}`.execute(tx);
  const shown = await toRows(tx, rows, locale);
  const of = (wait: string) => shown.filter((_row, index) => rows[index]?.wait === wait);
  return plain({ toSign: of("sign"), toCheck: of("check"), toResolve: of("resolve") });
});
