import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { revokeSession } from "../contract/revoke-session.ts";
import { userSubject } from "./account.ts";

export const handler = command(revokeSession, async (tx, { sessionId }, context) => {
  const { actor, now } = context;
  const { rows } = await sql`
    update sessions set ended_at = ${now}
    where id = ${sessionId} and user_id = ${actor.userId} and ended_at is null
    returning 1`.execute(tx);
  if (rows.length === 0) return refuse("SESSION_NOT_FOUND");
  if (sessionId === actor.sessionId) context.session.clear();
  return done({}, [identityEvents["identity.session-revoked.v1"](userSubject(actor), { count: 1 })]);
});
