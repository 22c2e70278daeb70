import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Revokes a phone: it is told to wipe itself at its next word, and nothing it sends is taken any more. */
export const revokeDevice = commandContract({
  name: "verification.revoke-device",
  method: "POST",
  path: "/verification/devices/:deviceId/revoke",
  summary: "Revoke a phone and have it wiped.",
  permission: "verification.visit.enrol",
  scope: "area",
  input: z.strictObject({ deviceId: z.uuid(), reason: z.string().trim().min(3).max(300) }),
  output: z.strictObject({ revokedAt: z.iso.datetime() }),
  errors: { DEVICE_NOT_FOUND: 404, DEVICE_REVOKED_BEFORE: 409 },
});
