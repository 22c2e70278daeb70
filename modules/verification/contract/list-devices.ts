import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { DeviceRow } from "./device-shape.ts";

/** The phones of the caller's area, for those who look after them. */
export const listDevices = queryContract({
  name: "verification.list-devices",
  method: "GET",
  path: "/verification/devices",
  summary: "List the phones of the area.",
  permission: "verification.device.manage",
  scope: "area",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({ devices: z.array(DeviceRow) }),
  errors: {},
});
