import { sql } from "kysely";
import { done } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { signOut } from "../contract/sign-out.ts";
import { userSubject } from "./account.ts";

export const handler = command(signOut, async (tx, _input, context) => {
  await sql`
    update sessions set ended_at = ${context.now}
    where id = ${context.actor.sessionId} and ended_at is null`.execute(tx);
  context.session.clear();
  return done({}, [identityEvents["identity.signed-out.v1"](userSubject(context.actor), {})]);
});
