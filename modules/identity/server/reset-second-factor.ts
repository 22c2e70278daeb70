import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { resetSecondFactor } from "../contract/reset-second-factor.ts";
import { userSubject } from "./account.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import { lockManagedUser } from "./managed-user.ts";
import { readRoles } from "./roles.ts";

export const handler = command(resetSecondFactor, async (tx, { userId }, context) => {
  const user = await lockManagedUser(tx, userId, context, await readRoles(tx));
  if (typeof user === "string") return refuse(user);
  const { rows } = await sql<{ removed: boolean }>`
    select remove_user_second_factor(${userId}) as removed`.execute(tx);
  if (rows[0]?.removed !== true) return refuse("SECOND_FACTOR_NOT_ENROLLED");
  const sessionsEnded = await endUserSessions(tx, userId, context.now);
  return done({}, [identityEvents["identity.second-factor-reset.v1"](userSubject(user), { sessionsEnded })]);
});
