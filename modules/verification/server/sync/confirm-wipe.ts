import { createHash } from "node:crypto";
import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { confirmWipe } from "../../contract/confirm-wipe.ts";

export const handler = command(confirmWipe, async (tx, input, { now }) => {
  const { rows } = await sql<{ known: boolean }>`
    select verification.unsafe_confirm_wipe(${input.deviceId}, ${createHash("sha256").update(input.token).digest()},
      ${now}) as known`.execute(tx);
  if (rows[0]?.known !== true) return refuse("DEVICE_UNKNOWN");
  return done({ wiped: true as const }, [
    verificationEvents["verification.device-wiped.v1"]({ kind: "device", id: input.deviceId }, {}),
  ]);
});
