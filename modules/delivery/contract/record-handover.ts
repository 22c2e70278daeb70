import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { handoverOutcomes, receiverRelations } from "./goods-shapes.ts";

// A signature drawn on a screen is some 10 kB; a photo is made small on the device (1600 px, JPEG).
const Picture = (most: number) =>
  z
    .string()
    .max(Math.ceil((most * 4) / 3))
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { message: "Gambar tidak terbaca." });

/**
 * Minutes of a hand-over (BAST), whole, partial, or why it did not happen. Goods handed over need the receiver's
 * name and signature (PNG, base64); photo (JPEG, base64) and place are kept as they were taken.
 */
export const recordHandover = commandContract({
  name: "delivery.record-handover",
  method: "POST",
  path: "/delivery/goods/allocations/:allocationId/handovers",
  summary: "Record the hand-over of goods.",
  permission: "delivery.goods.hand-over",
  scope: "compartment",
  input: z.strictObject({
    allocationId: z.uuid(),
    baseRevision: z.int(),
    outcome: z.enum(handoverOutcomes),
    /** Units handed over now; 0 where nothing was. */
    quantity: z.coerce.number().int().min(0).max(1000),
    happenedAt: z.iso.datetime(),
    receiverName: z.string().trim().max(120).default(""),
    receiverRelation: z.enum(receiverRelations).default("self"),
    serialNumber: z.string().trim().max(60).default(""),
    fittedOn: z.iso.date().nullable().default(null),
    signature: Picture(200_000).nullable().default(null),
    photo: Picture(1_500_000).nullable().default(null),
    latitude: z.number().min(-90).max(90).nullable().default(null),
    longitude: z.number().min(-180).max(180).nullable().default(null),
    accuracyMetres: z.int().min(0).max(100_000).nullable().default(null),
    note: z.string().trim().max(1000).default(""),
  }),
  output: z.strictObject({ handoverId: z.uuid(), number: z.string(), state: z.string() }),
  errors: {
    ALLOCATION_NOT_FOUND: 404,
    STALE: 409,
    ALLOCATION_SETTLED: 409,
    HAPPENED_IN_FUTURE: 422,
    QUANTITY_WRONG: 422,
    RECEIVER_MISSING: 422,
    SIGNATURE_MISSING: 422,
    SERIAL_MISSING: 422,
    NOTE_MISSING: 422,
    PICTURE_WRONG: 422,
    SHELF_EMPTY: 409,
  },
});
