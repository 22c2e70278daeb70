import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ReasonText } from "./shapes.ts";

/** Puts goods set aside back on the shelf; what was handed over stays handed over. */
export const cancelAllocation = commandContract({
  name: "delivery.cancel-allocation",
  method: "POST",
  path: "/delivery/goods/allocations/:allocationId/cancel",
  summary: "Cancel an allocation of goods.",
  permission: "delivery.goods.manage",
  scope: "area",
  input: z.strictObject({ allocationId: z.uuid(), baseRevision: z.int(), reason: ReasonText }),
  output: z.strictObject({ state: z.string() }),
  errors: { ALLOCATION_NOT_FOUND: 404, STALE: 409, ALLOCATION_SETTLED: 409 },
});
