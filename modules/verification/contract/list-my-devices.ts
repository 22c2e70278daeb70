import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { DeviceRow } from "./device-shape.ts";

/** The caller's own phones. */
export const listMyDevices = queryContract({
  name: "verification.list-my-devices",
  method: "GET",
  path: "/verification/devices/mine",
  summary: "List the caller's own phones.",
  permission: "verification.visit.enrol",
  scope: "self",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({ devices: z.array(DeviceRow) }),
  errors: {},
});
