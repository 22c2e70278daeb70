import { createHash } from "node:crypto";
import { sql } from "kysely";
import { startSession } from "#modules/identity/server/index.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { openDeviceSession } from "../../contract/open-device-session.ts";

interface Found {
  readonly user_id: string;
  readonly place_code: string;
  readonly revoked: boolean;
  readonly active: boolean;
}

export const handler = command(openDeviceSession, async (tx, input, context) => {
  const { rows } = await sql<Found>`
    select * from verification.unsafe_find_device(${input.deviceId},
      ${createHash("sha256").update(input.token).digest()}, ${context.now})`.execute(tx);
  const device = rows[0];
  if (!device) return refuse("DEVICE_UNKNOWN");
  // A phone of an account that was closed has nothing to keep either.
  if (device.revoked || !device.active) return refuse("DEVICE_REVOKED");
  await startSession(tx, context, { userId: device.user_id, method: "device", secondFactorAt: null });
  return done({ userId: device.user_id }, [
    verificationEvents["verification.device-opened.v1"](
      { kind: "device", id: input.deviceId, placeCode: device.place_code },
      {},
    ),
  ]);
});
