import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { disableUser } from "../contract/disable-user.ts";
import { userSubject } from "./account.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import { lockManagedUser } from "./managed-user.ts";
import { readRoles } from "./roles.ts";

export const handler = command(disableUser, async (tx, { userId, reason }, context) => {
  const user = await lockManagedUser(tx, userId, context, await readRoles(tx));
  if (typeof user === "string") return refuse(user);
  if (user.status === "disabled") return refuse("USER_ALREADY_DISABLED");
  const sessionsEnded = await endUserSessions(tx, userId, context.now);
  await sql`
    update users set status = 'disabled', revision = revision + 1, updated_at = ${context.now}
    where id = ${userId}`.execute(tx);
  return done({ sessionsEnded }, [
    identityEvents["identity.user-disabled.v1"](userSubject(user), { reason, sessionsEnded }),
  ]);
});
