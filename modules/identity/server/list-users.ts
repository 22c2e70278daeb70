import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listUsers } from "../contract/list-users.ts";
import { readAccountStates } from "./account-states.ts";
import { readPageKey, writePageKey } from "./page-key.ts";
import { toUserRow, type UserColumns, userColumns } from "./user-rows.ts";

export const handler = query(listUsers, async (tx, input, { now, actor }) => {
  const after = input.after === undefined ? null : readPageKey(input.after);
  if (after === undefined) return refuse("PAGE_KEY_INVALID");
  const area = input.areaCode ?? "";
  // The policy shows everyone themselves too; a list of the area must not.
  const chosen = sql`
    from users u join places p on p.code = u.area_code
    where u.area_code >= ${actor.areaCode} and u.area_code < ${actor.areaCode} || ':'
      and ${actor.areaCode} <> ''
      and u.area_code >= ${area} and u.area_code < ${area} || ':'
      and (${input.status ?? null}::text is null or u.status = ${input.status ?? null})
      and (${input.role ?? null}::text is null
           or exists (select 1 from user_roles x where x.user_id = u.id and x.role = ${input.role ?? null}))
      and (${input.text ?? ""} = '' or position(lower(${input.text ?? ""}) in
           lower(u.display_name || ' ' || u.username || ' ' || coalesce(u.position, ''))) > 0)`;
  const { rows } = await sql<UserColumns & { key: string }>`
    select ${sql.raw(userColumns)}, lower(u.display_name) as key
    ${chosen}
      and (${after === null} or (lower(u.display_name), u.id) > (${after?.key ?? ""}, ${after?.id ?? null}::uuid))
    order by lower(u.display_name), u.id
    limit ${input.limit + 1}`.execute(tx);
  const total = await sql<{ n: number }>`select count(*)::int as n ${chosen}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const states = await readAccountStates(
    tx,
    page.map((row) => row.id),
    now,
  );
  const last = page.at(-1);
  return plain({
    users: page.map((row) => toUserRow(row, states.get(row.id)?.secondFactorEnrolled ?? false)),
    total: total.rows[0]?.n ?? 0,
    next: rows.length > input.limit && last ? writePageKey({ key: last.key, id: last.id }) : null,
  });
});
