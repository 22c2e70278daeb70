import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { AllocationLine, allocationStates } from "./goods-shapes.ts";

/** Goods set aside in the caller's area, by place: what is still to be handed over, or what was. */
export const listAllocations = queryContract({
  name: "delivery.list-allocations",
  method: "GET",
  path: "/delivery/goods/allocations",
  summary: "List allocations of goods.",
  permission: "delivery.goods.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    state: z.enum([...allocationStates, "open"]).default("open"),
    programmeCode: z.string().max(32).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.uuid().optional(),
  }),
  output: z.strictObject({
    allocations: z.array(AllocationLine),
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  errors: {},
});
