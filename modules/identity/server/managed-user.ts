import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { ActorContext } from "#platform/runtime/operation.ts";
import { type Granter, mayManage, type RoleRules } from "../domain/decide-grant.ts";
import { adminFactorMinutes, isRecent } from "../domain/session-policy.ts";

export interface ManagedUser {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly nip: string | null;
  readonly position: string | null;
  readonly areaCode: string;
  readonly bidang: string | null;
  readonly compartments: string[];
  readonly status: "active" | "disabled";
  readonly revision: number;
  readonly roles: string[];
}

export const granterOf = (actor: Actor): Granter => ({
  permissions: actor.permissions,
  roles: actor.roles,
  areaCode: actor.areaCode,
  compartments: actor.compartments,
});

/**
 * The user an administrator is about to change, locked until the transaction ends. Out of area looks like not
 * there. Answers the refusal's code where the act is not for this administrator.
 */
export async function lockManagedUser(
  tx: Tx,
  userId: string,
  context: ActorContext,
  roles: ReadonlyMap<string, RoleRules>,
): Promise<ManagedUser | "USER_NOT_FOUND" | "OWN_ACCOUNT" | "USER_ABOVE_YOU" | "SECOND_FACTOR_REQUIRED"> {
  if (userId === context.actor.userId) return "OWN_ACCOUNT";
  const { rows } = await sql<ManagedUser>`
    select u.id as "userId", u.username, u.display_name as "displayName", u.nip, u.position,
           u.area_code as "areaCode", u.bidang, u.compartments, u.status, u.revision,
           array(select ur.role from user_roles ur where ur.user_id = u.id order by ur.role) as roles
    from users u where u.id = ${userId}
    for update`.execute(tx);
  const user = rows[0];
  if (!user) return "USER_NOT_FOUND";
  if (!mayManage(granterOf(context.actor), user, roles)) return "USER_ABOVE_YOU";
  return (await needsFactor(tx, context)) ? "SECOND_FACTOR_REQUIRED" : user;
}

/** True where the administrator has a second factor and has not given it lately. */
export async function needsFactor(tx: Tx, { actor, now }: ActorContext): Promise<boolean> {
  if (isRecent(actor.secondFactorAt, now, adminFactorMinutes)) return false;
  const { rows } = await sql`
    select 1 from second_factors f where f.user_id = ${actor.userId} and f.secret is not null`.execute(tx);
  return rows.length > 0;
}
