import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { revokeDevice } from "../../contract/revoke-device.ts";

export const handler = command(revokeDevice, async (tx, input, { actor, now }) => {
  const { rows } = await sql<{ placeCode: string; revokedAt: Date | null }>`
    select d.place_code as "placeCode", d.revoked_at as "revokedAt" from verification.devices d
     where d.id = ${input.deviceId} and d.place_code >= app.area_from() and d.place_code < app.area_upto()
       for update`.execute(tx);
  const device = rows[0];
  if (!device) return refuse("DEVICE_NOT_FOUND");
  if (device.revokedAt !== null) return refuse("DEVICE_REVOKED_BEFORE");
  await sql`
    update verification.devices set revoked_at = ${now}, revoked_by = ${actor.userId}, revoked_because = ${input.reason}
     where id = ${input.deviceId}`.execute(tx);
  return done({ revokedAt: now.toISOString() }, [
    verificationEvents["verification.device-revoked.v1"](
      { kind: "device", id: input.deviceId, placeCode: device.placeCode },
      { reason: input.reason },
    ),
  ]);
});
