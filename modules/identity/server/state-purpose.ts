import { sql } from "kysely";
import { done } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { identityEvents } from "../contract/audit-events.ts";
import { statePurpose } from "../contract/state-purpose.ts";
import { after } from "../domain/session-policy.ts";
import { userSubject } from "./account.ts";

// One working day: who goes on tomorrow says again what for.
const purposeHours = 8;

export const handler = command(statePurpose, async (tx, { purpose, reference }, { actor, now }) => {
  const until = after(now, { hours: purposeHours });
  await sql`
    update sessions set purpose_code = ${purpose}, purpose_reference = ${reference}, purpose_until = ${until}
    where id = ${actor.sessionId} and ended_at is null`.execute(tx);
  const untilAt = until.toISOString();
  return done({ untilAt }, [
    identityEvents["identity.purpose-stated.v1"](userSubject(actor), { purpose, reference, untilAt }),
  ]);
});
