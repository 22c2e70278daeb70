import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Gives the caller a one-time code (ten minutes) to enrol a phone of their own. The code is told once. */
export const issueDeviceCode = commandContract({
  name: "verification.issue-device-code",
  method: "POST",
  path: "/verification/devices/codes",
  summary: "Issue a one-time code to enrol an own phone.",
  permission: "verification.visit.enrol",
  scope: "self",
  secret: true,
  input: z.strictObject({}),
  output: z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() }),
  errors: {},
});
