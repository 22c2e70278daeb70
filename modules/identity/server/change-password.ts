import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { changePassword } from "../contract/change-password.ts";
import { userSubject } from "./account.ts";
import { ownKeys, reserveAttempt, returnAttempt } from "./attempts.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import { passwordWeakness } from "./password-strength.ts";
import { endOtherSessions, rotateSession } from "./sessions.ts";

interface Row {
  readonly username: string;
  readonly display_name: string;
  readonly nip: string | null;
  readonly password_hash: string | null;
}

export const handler = command(changePassword, async (tx, input, context) => {
  const { actor, now } = context;
  const keys = ownKeys(actor.userId, "password");
  const waitSeconds = await reserveAttempt(context, keys);
  if (waitSeconds > 0) return refuse("TOO_MANY_ATTEMPTS", { details: { retryAfterSeconds: waitSeconds } });
  const { rows } = await sql<Row>`
    select u.username, u.display_name, u.nip, c.password_hash
    from users u left join credentials c on c.user_id = u.id
    where u.id = ${actor.userId}`.execute(tx);
  const own = rows[0];
  if (!(await verifyPassword(input.current, own?.password_hash ?? null)) || !own) {
    const refused = identityEvents["identity.password-change-refused.v1"](userSubject(actor), {});
    return refuse("PASSWORD_WRONG", { audit: [refused] });
  }
  await returnAttempt(context, keys, "all");
  if (input.next === input.current) {
    return refuse("PASSWORD_WEAK", { details: { fault: "same-as-before", suggestions: [] } });
  }
  const owner = { username: own.username, displayName: own.display_name, nip: own.nip };
  const weakness = await passwordWeakness(input.next, owner, context.locale);
  if (weakness) return refuse("PASSWORD_WEAK", { details: weakness });
  await sql`
    update credentials set password_hash = ${await hashPassword(input.next)}, changed_at = ${now}, temporary_until = null
    where user_id = ${actor.userId}`.execute(tx);
  const otherSessionsEnded = await endOtherSessions(tx, context);
  await rotateSession(tx, context);
  return done({ otherSessionsEnded }, [
    identityEvents["identity.password-changed.v1"](userSubject(actor), { otherSessionsEnded }),
  ]);
});
