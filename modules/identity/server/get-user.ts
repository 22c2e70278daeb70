import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { query } from "#platform/runtime/operation.ts";
import { getUser, type UserAction } from "../contract/get-user.ts";
import type { Bidang, Compartment } from "../contract/shapes.ts";
import { mayManage } from "../domain/decide-grant.ts";
import { readAccountStates } from "./account-states.ts";
import { granterOf } from "./managed-user.ts";
import { readRoles, type StoredRole } from "./roles.ts";
import { toUserRow, type UserColumns, userColumns } from "./user-rows.ts";

interface Row extends UserColumns {
  readonly nip: string | null;
  readonly bidang: Bidang | null;
  readonly compartments: Compartment[];
  readonly revision: number;
  readonly created_at: Date;
  readonly created_by_name: string | null;
}

function actionsOn(
  row: Row,
  actor: Actor,
  roles: ReadonlyMap<string, StoredRole>,
  secondFactorEnrolled: boolean,
): UserAction[] {
  const held = {
    roles: row.roles.map((role) => role.name),
    areaCode: row.area_code,
    bidang: row.bidang,
    compartments: row.compartments,
  };
  const may =
    actor.permissions.has("identity.user.manage") &&
    row.id !== actor.userId &&
    mayManage(granterOf(actor), held, roles);
  if (!may) return [];
  return [
    "change",
    row.status === "active" ? "disable" : "enable",
    "reset-password",
    ...(secondFactorEnrolled ? (["reset-second-factor"] as const) : []),
  ];
}

export const handler = query(getUser, async (tx, { userId }, { actor, now }) => {
  const { rows } = await sql<Row>`
    select ${sql.raw(userColumns)}, u.nip, u.bidang, u.compartments, u.revision, u.created_at,
      (select n.display_name from user_display_names(array[u.created_by]) n) as created_by_name
    from users u join places p on p.code = u.area_code
    where u.id = ${userId}
      and u.area_code >= ${actor.areaCode} and u.area_code < ${actor.areaCode} || ':' and ${actor.areaCode} <> ''`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) return refuse("USER_NOT_FOUND");
  const state = (await readAccountStates(tx, [userId], now)).get(userId);
  const enrolled = state?.secondFactorEnrolled ?? false;
  return shown(
    {
      ...toUserRow(row, enrolled),
      nip: row.nip,
      bidang: row.bidang,
      compartments: row.compartments,
      revision: row.revision,
      createdAt: row.created_at.toISOString(),
      createdBy: row.created_by_name,
      mustChangePassword: state?.mustChangePassword ?? false,
      runningSessions: state?.runningSessions ?? 0,
      actions: actionsOn(row, actor, await readRoles(tx), enrolled),
    },
    { subjects: [{ kind: "user", id: userId, placeCode: row.area_code }], purpose: "user-administration" },
  );
});
