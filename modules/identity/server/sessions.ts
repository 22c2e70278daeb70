import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { ActorContext, Context } from "#platform/runtime/operation.ts";
import { deviceName } from "../domain/device-name.ts";
import { after, sessionHours } from "../domain/session-policy.ts";
import { newToken, sha256 } from "./tokens.ts";

/** Begins a session for an account that has proved itself and sets the cookie. */
export async function startSession(
  tx: Tx,
  context: Context,
  session: {
    readonly userId: string;
    readonly method: "password" | "office" | "device";
    readonly secondFactorAt: Date | null;
  },
): Promise<void> {
  const token = newToken();
  const expiresAt = after(context.now, { hours: sessionHours });
  await sql`
    select unsafe_start_session(${session.userId}, ${sha256(token)}, ${session.method},
      nullif(${context.ip}, '')::inet, ${deviceName(context.userAgent)}, ${context.now}, ${expiresAt},
      ${session.secondFactorAt})`.execute(tx);
  context.session.set(token, expiresAt);
}

/**
 * Gives the running session a new token (after a step up in rights, ASVS 5.0 §7.2.4): a token that leaked
 * before is worth nothing after.
 */
export async function rotateSession(
  tx: Tx,
  context: ActorContext,
  change: { readonly secondFactorAt?: Date } = {},
): Promise<void> {
  const token = newToken();
  const { rows } = await sql<{ expires_at: Date }>`
    update sessions set token_sha256 = ${sha256(token)},
      second_factor_at = coalesce(${change.secondFactorAt ?? null}::timestamptz, second_factor_at)
    where id = ${context.actor.sessionId} and ended_at is null
    returning expires_at`.execute(tx);
  const session = rows[0];
  if (session) context.session.set(token, session.expires_at);
}

/** Ends the caller's other sessions; returns how many. */
export async function endOtherSessions(tx: Tx, context: ActorContext): Promise<number> {
  const ended = await sql`
    update sessions set ended_at = ${context.now}
    where user_id = ${context.actor.userId} and id <> ${context.actor.sessionId} and ended_at is null`.execute(
    tx,
  );
  return Number(ended.numAffectedRows ?? 0n);
}
