import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { confirmSecondFactor } from "../contract/confirm-second-factor.ts";
import { userSubject } from "./account.ts";
import { ownKeys, reserveAttempt, returnAttempt } from "./attempts.ts";
import { useSecondFactor } from "./second-factor.ts";
import { rotateSession } from "./sessions.ts";

interface Row {
  readonly secret: string;
  readonly last_step: bigint | null;
}

export const handler = command(confirmSecondFactor, async (tx, input, context) => {
  const { actor, now } = context;
  const { rows } = await sql<Row>`
    select f.secret, f.last_step from second_factors f
    where f.user_id = ${actor.userId} and f.secret is not null`.execute(tx);
  const stored = rows[0];
  if (!stored) return refuse("SECOND_FACTOR_NOT_ENROLLED");
  const keys = ownKeys(actor.userId, "second-factor");
  const waitSeconds = await reserveAttempt(context, keys);
  if (waitSeconds > 0) return refuse("TOO_MANY_ATTEMPTS", { details: { retryAfterSeconds: waitSeconds } });
  const factor = { userId: actor.userId, totpSecret: stored.secret, totpLastStep: stored.last_step };
  const used = await useSecondFactor(tx, factor, input.code, now);
  if (used === null) {
    const refused = identityEvents["identity.second-factor-refused.v1"](userSubject(actor), {});
    return refuse("SECOND_FACTOR_WRONG", { audit: [refused] });
  }
  await returnAttempt(context, keys, "all");
  await rotateSession(tx, context, { secondFactorAt: now });
  const left = await sql<{ n: number }>`
    select count(*)::int as n from backup_codes b where b.user_id = ${actor.userId} and b.used_at is null`.execute(
    tx,
  );
  return done({ confirmedAt: now.toISOString(), backupCodesLeft: left.rows[0]?.n ?? 0 }, [
    identityEvents["identity.second-factor-confirmed.v1"](userSubject(actor), { with: used }),
  ]);
});
