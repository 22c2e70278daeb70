import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { done } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { issueDeviceCode } from "../../contract/issue-device-code.ts";
import { codeText } from "../../domain/device-code.ts";

const codeMinutes = 10;

export const handler = command(issueDeviceCode, async (tx, _input, { actor, now }) => {
  const code = codeText(randomBytes(10));
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000);
  await sql`
    insert into verification.device_codes (code_sha256, user_id, place_code, issued_at, issued_by, expires_at)
    values (${createHash("sha256").update(code).digest()}, ${actor.userId}, ${actor.areaCode}, ${now}, ${actor.userId},
            ${expiresAt})`.execute(tx);
  return done({ code: `${code.slice(0, 5)}-${code.slice(5)}`, expiresAt: expiresAt.toISOString() }, [
    verificationEvents["verification.device-code-issued.v1"](
      { kind: "user", id: actor.userId, placeCode: actor.areaCode },
      { expiresAt: expiresAt.toISOString() },
    ),
  ]);
});
