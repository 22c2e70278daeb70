import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { enrolSecondFactor } from "../contract/enrol-second-factor.ts";
import { userSubject } from "./account.ts";
import { ownKeys, reserveAttempt, returnAttempt } from "./attempts.ts";
import { replaceBackupCodes } from "./backup-codes.ts";
import { rotateSession } from "./sessions.ts";
import { totpStep } from "./totp.ts";

export const handler = command(enrolSecondFactor, async (tx, input, context) => {
  const { actor, now } = context;
  const { rows } = await sql<{ pending_secret: string }>`
    select f.pending_secret from second_factors f
    where f.user_id = ${actor.userId} and f.pending_secret is not null and f.pending_until > ${now}
    for update`.execute(tx);
  const pending = rows[0];
  if (!pending) return refuse("NOTHING_TO_ENROL");
  const keys = ownKeys(actor.userId, "second-factor");
  const waitSeconds = await reserveAttempt(context, keys);
  if (waitSeconds > 0) return refuse("TOO_MANY_ATTEMPTS", { details: { retryAfterSeconds: waitSeconds } });
  const step = totpStep(pending.pending_secret, input.code, now, null);
  if (step === undefined) {
    const refused = identityEvents["identity.second-factor-refused.v1"](userSubject(actor), {});
    return refuse("SECOND_FACTOR_WRONG", { audit: [refused] });
  }
  await returnAttempt(context, keys, "all");
  await sql`
    update second_factors
    set secret = pending_secret, enrolled_at = ${now}, last_step = ${step}, pending_secret = null, pending_until = null
    where user_id = ${actor.userId}`.execute(tx);
  const backupCodes = await replaceBackupCodes(tx, actor.userId);
  await rotateSession(tx, context, { secondFactorAt: now });
  return done({ backupCodes }, [
    identityEvents["identity.second-factor-enrolled.v1"](userSubject(actor), {}),
  ]);
});
