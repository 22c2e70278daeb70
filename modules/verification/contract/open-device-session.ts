import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { DeviceToken } from "./sync-shapes.ts";

/**
 * Signs the phone's owner in with the phone's own token, before a sync. DEVICE_REVOKED asks the phone to wipe itself
 * at once and to say so with confirm-wipe.
 */
export const openDeviceSession = commandContract({
  name: "verification.open-device-session",
  method: "POST",
  path: "/verification/devices/:deviceId/session",
  summary: "Begin a session with a phone's token.",
  permission: "public",
  scope: "none",
  secret: true,
  input: z.strictObject({ deviceId: z.uuid(), token: DeviceToken }),
  output: z.strictObject({ userId: z.uuid() }),
  errors: { DEVICE_UNKNOWN: 401, DEVICE_REVOKED: 410 },
});
