import { z } from "zod";

/** A phone as lists show it. */
export const DeviceRow = z.strictObject({
  deviceId: z.uuid(),
  mine: z.boolean(),
  ownerName: z.string(),
  name: z.string(),
  appVersion: z.string(),
  contractVersion: z.int(),
  families: z.int(),
  enrolledAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  wipedAt: z.iso.datetime().nullable(),
});
