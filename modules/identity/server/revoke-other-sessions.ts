import { done } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { revokeOtherSessions } from "../contract/revoke-other-sessions.ts";
import { userSubject } from "./account.ts";
import { endOtherSessions } from "./sessions.ts";

export const handler = command(revokeOtherSessions, async (tx, _input, context) => {
  const ended = await endOtherSessions(tx, context);
  return done({ ended }, [
    identityEvents["identity.session-revoked.v1"](userSubject(context.actor), { count: ended }),
  ]);
});
