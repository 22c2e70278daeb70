import type { z } from "zod";
import type { UserRow } from "../contract/list-users.ts";

/** Columns of a user in lists, for a table alias `u`; area label and roles come with it. */
export const userColumns = `
  u.id, u.username, u.display_name, u.position, u.area_code, p.label as area_name, u.status, u.last_sign_in_at,
  (select coalesce(jsonb_agg(jsonb_build_object('name', r.name, 'title', r.title) order by r.position), '[]')
   from user_roles ur join roles r on r.name = ur.role where ur.user_id = u.id) as roles`;

export interface UserColumns {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly position: string | null;
  readonly area_code: string;
  readonly area_name: string;
  readonly status: "active" | "disabled";
  readonly last_sign_in_at: Date | null;
  readonly roles: z.output<typeof UserRow>["roles"];
}

export function toUserRow(row: UserColumns, secondFactorEnrolled: boolean): z.output<typeof UserRow> {
  return {
    userId: row.id,
    username: row.username,
    displayName: row.display_name,
    position: row.position,
    roles: row.roles,
    area: { code: row.area_code, name: row.area_name },
    status: row.status,
    secondFactorEnrolled,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  };
}
