import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { resetPassword } from "../contract/reset-password.ts";
import { temporaryPassword } from "../domain/random-codes.ts";
import { after, temporaryPasswordDays } from "../domain/session-policy.ts";
import { userSubject } from "./account.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import { lockManagedUser } from "./managed-user.ts";
import { hashPassword } from "./password-hash.ts";
import { readRoles } from "./roles.ts";

export const handler = command(resetPassword, async (tx, { userId }, context) => {
  const { now } = context;
  const user = await lockManagedUser(tx, userId, context, await readRoles(tx));
  if (typeof user === "string") return refuse(user);
  const password = temporaryPassword(randomBytes(16));
  const expiresAt = after(now, { days: temporaryPasswordDays });
  await sql`select set_user_password(${userId}, ${await hashPassword(password)}, ${now}, ${expiresAt})`.execute(
    tx,
  );
  // Who is locked out and has proved to the administrator who they are may try at once.
  await sql`select unsafe_return_attempt(${`user:${userId}`}, null, true)`.execute(tx);
  const sessionsEnded = await endUserSessions(tx, userId, now);
  return done({ temporaryPassword: password, expiresAt: expiresAt.toISOString() }, [
    identityEvents["identity.password-reset.v1"](userSubject(user), { sessionsEnded }),
  ]);
});
