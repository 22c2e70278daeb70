import { sql } from "kysely";
import { placeLevel } from "#platform/kernel/place-code.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getMe, type Me } from "../contract/get-me.ts";

interface Row {
  readonly username: string;
  readonly display_name: string;
  readonly area_name: string;
  readonly bidang: Me["bidang"];
  readonly compartments: Me["compartments"];
  readonly locale: Me["locale"];
  readonly roles: Me["roles"];
  readonly factor_required: boolean;
  readonly factor_enrolled: boolean;
  readonly backup_codes_left: number;
  readonly has_password: boolean;
  readonly password_temporary: boolean;
  readonly method: "password" | "office" | "device" | null;
  readonly second_factor_at: Date | null;
  readonly expires_at: Date | null;
}

export const handler = query(getMe, async (tx, _input, { actor, now }) => {
  const { rows } = await sql<Row>`
    select u.username, u.display_name, p.label as area_name, u.bidang, u.compartments, u.locale,
      (select coalesce(jsonb_agg(jsonb_build_object('name', r.name, 'title', r.title) order by r.position), '[]')
       from user_roles ur join roles r on r.name = ur.role where ur.user_id = u.id) as roles,
      exists (select 1 from user_roles ur join roles r on r.name = ur.role
              where ur.user_id = u.id and r.second_factor_required) as factor_required,
      f.secret is not null as factor_enrolled,
      (select count(*)::int from backup_codes b where b.user_id = u.id and b.used_at is null) as backup_codes_left,
      c.user_id is not null as has_password, c.temporary_until is not null as password_temporary,
      s.method, s.second_factor_at, s.expires_at
    from users u
    join places p on p.code = u.area_code
    left join credentials c on c.user_id = u.id
    left join second_factors f on f.user_id = u.id
    left join sessions s on s.id = ${actor.sessionId}
    where u.id = ${actor.userId}`.execute(tx);
  const me = rows[0];
  if (!me) throw new Error("the signed-in user has no account");
  return plain({
    userId: actor.userId,
    username: me.username,
    displayName: me.display_name,
    roles: me.roles,
    permissions: [...actor.permissions].toSorted(),
    area: { code: actor.areaCode, name: me.area_name, level: placeLevel(actor.areaCode) ?? "province" },
    bidang: me.bidang,
    compartments: me.compartments,
    locale: me.locale,
    mustChangePassword: me.method === "password" && me.password_temporary,
    mustEnrolSecondFactor: me.factor_required && !me.factor_enrolled,
    mustConfirmSecondFactor: me.factor_required && me.factor_enrolled && me.second_factor_at === null,
    mustStatePurpose: actor.purposeNeeded === true,
    purposeReference: actor.purposeReference ?? null,
    secondFactor: {
      enrolled: me.factor_enrolled,
      required: me.factor_required,
      backupCodesLeft: me.backup_codes_left,
      confirmedAt: me.second_factor_at?.toISOString() ?? null,
    },
    hasPassword: me.has_password,
    sessionEndsAt: (me.expires_at ?? now).toISOString(),
  });
});
