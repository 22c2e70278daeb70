import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { beginSecondFactor } from "../contract/begin-second-factor.ts";
import { after, enrolmentMinutes, freshFactorMinutes, isRecent } from "../domain/session-policy.ts";
import { userSubject } from "./account.ts";
import { newTotpSecret, totpUri } from "./totp.ts";

export const handler = command(beginSecondFactor, async (tx, _input, { actor, now }) => {
  const { rows } = await sql<{ enrolled: boolean }>`
    select f.secret is not null as enrolled from second_factors f where f.user_id = ${actor.userId}`.execute(
    tx,
  );
  // Who finds an open screen must not be able to replace the phone.
  if (rows[0]?.enrolled === true && !isRecent(actor.secondFactorAt, now, freshFactorMinutes)) {
    return refuse("SECOND_FACTOR_REQUIRED");
  }
  const secret = newTotpSecret();
  const expiresAt = after(now, { minutes: enrolmentMinutes });
  await sql`
    insert into second_factors (user_id, pending_secret, pending_until)
    values (${actor.userId}, ${secret}, ${expiresAt})
    on conflict (user_id) do update
      set pending_secret = excluded.pending_secret, pending_until = excluded.pending_until`.execute(tx);
  return done({ secret, uri: totpUri(actor.username, secret), expiresAt: expiresAt.toISOString() }, [
    identityEvents["identity.second-factor-begun.v1"](userSubject(actor), {}),
  ]);
});
