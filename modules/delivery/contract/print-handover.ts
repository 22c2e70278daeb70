import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** Berita acara serah terima as PDF, with the receiver's signature as it was drawn. */
export const printHandover = queryContract({
  name: "delivery.print-handover",
  method: "GET",
  path: "/delivery/goods/handovers/:handoverId/minutes",
  summary: "Print the minutes of a hand-over.",
  permission: "delivery.goods.read",
  scope: "compartment",
  personal: true,
  answer: "file",
  input: z.strictObject({ handoverId: z.uuid() }),
  output: z.unknown(),
  errors: { HANDOVER_NOT_FOUND: 404 },
});
