import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { DeviceToken } from "./sync-shapes.ts";

/** The phone says that it has wiped itself: after a revocation, ten wrong PINs, or at its owner's wish. */
export const confirmWipe = commandContract({
  name: "verification.confirm-wipe",
  method: "POST",
  path: "/verification/devices/:deviceId/wiped",
  summary: "Report that a phone wiped itself.",
  permission: "public",
  scope: "none",
  secret: true,
  input: z.strictObject({ deviceId: z.uuid(), token: DeviceToken }),
  output: z.strictObject({ wiped: z.literal(true) }),
  errors: { DEVICE_UNKNOWN: 401 },
});
