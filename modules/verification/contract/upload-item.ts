import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ContractVersion, ItemAnswer, OutboxItem } from "./sync-shapes.ts";

/**
 * Takes one item of a phone's outbox. Whatever the outcome, it is stored under the item's id: the same item sent
 * again gets the same answer, the same id with another body is ITEM_ALTERED. A conflict stores nothing else; the
 * worker settles it and sends a new item.
 */
export const uploadItem = commandContract({
  name: "verification.upload-item",
  method: "POST",
  path: "/verification/sync/items",
  summary: "Take one item of a phone's outbox.",
  permission: "verification.visit.sync",
  scope: "area",
  input: z.strictObject({
    deviceId: z.uuid(),
    contractVersion: ContractVersion,
    itemId: z.uuid(),
    item: OutboxItem,
  }),
  output: z.strictObject({ itemId: z.uuid(), answer: ItemAnswer }),
  errors: { DEVICE_NOT_FOUND: 404, DEVICE_REVOKED: 410, CONTRACT_NOT_SPOKEN: 422, ITEM_ALTERED: 409 },
});
