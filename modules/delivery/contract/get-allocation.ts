import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { AllocationLine, Handover } from "./goods-shapes.ts";

/** One allocation with every attempt to hand it over and what came after. */
export const getAllocation = queryContract({
  name: "delivery.get-allocation",
  method: "GET",
  path: "/delivery/goods/allocations/:allocationId",
  summary: "One allocation of goods with its hand-overs.",
  permission: "delivery.goods.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({ allocationId: z.uuid() }),
  output: AllocationLine.extend({
    serialNumbered: z.boolean(),
    needsFitting: z.boolean(),
    handovers: z.array(Handover),
    allowed: z.array(z.enum(["hand-over", "cancel", "aftercare"])),
  }),
  errors: { ALLOCATION_NOT_FOUND: 404 },
});
