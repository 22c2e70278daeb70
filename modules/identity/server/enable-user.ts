import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { enableUser } from "../contract/enable-user.ts";
import { userSubject } from "./account.ts";
import { lockManagedUser } from "./managed-user.ts";
import { readRoles } from "./roles.ts";

export const handler = command(enableUser, async (tx, { userId }, context) => {
  const user = await lockManagedUser(tx, userId, context, await readRoles(tx));
  if (typeof user === "string") return refuse(user);
  if (user.status === "active") return refuse("USER_NOT_DISABLED");
  await sql`
    update users set status = 'active', revision = revision + 1, updated_at = ${context.now}
    where id = ${userId}`.execute(tx);
  return done({}, [identityEvents["identity.user-enabled.v1"](userSubject(user), {})]);
});
