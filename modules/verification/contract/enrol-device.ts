import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ContractVersion } from "./sync-shapes.ts";

/**
 * Enrols a phone with a one-time code. The token is told once and proves the phone from then on; the phone keeps it
 * encrypted under the worker's PIN. Public: the code is what is proved.
 */
export const enrolDevice = commandContract({
  name: "verification.enrol-device",
  method: "POST",
  path: "/verification/devices/enrol",
  summary: "Enrol a phone with a one-time code.",
  permission: "public",
  scope: "none",
  secret: true,
  input: z.strictObject({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-Z]{5}-?[0-9A-Z]{5}$/),
    /** Made on the phone. */
    deviceId: z.uuid(),
    name: z.string().trim().min(1).max(80),
    appVersion: z.string().trim().max(40),
    contractVersion: ContractVersion,
  }),
  output: z.strictObject({ token: z.string(), contractVersion: z.int() }),
  errors: { DEVICE_CODE_WRONG: 401, DEVICE_ENROLLED_BEFORE: 409, CONTRACT_NOT_SPOKEN: 422 },
});
