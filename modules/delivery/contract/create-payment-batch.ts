import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";
import { ChannelCode } from "./payment-shapes.ts";
import { PeriodText } from "./shapes.ts";

/** Begins a batch: claims, as long work, what is due of a programme's period, stage and place for one channel; each entitlement at most once for ever. */
export const createPaymentBatch = commandContract({
  name: "delivery.create-payment-batch",
  method: "POST",
  path: "/delivery/payment-batches",
  summary: "Make a payment batch of what is due.",
  permission: "delivery.payment.prepare",
  scope: "none",
  input: z.strictObject({
    programmeCode: ProgrammeCodeText,
    period: PeriodText,
    stage: z.string().min(1).max(40),
    channel: ChannelCode,
    placeCode: PlaceCode,
    /** Day on which the money shall move. */
    valueOn: z.iso.date(),
  }),
  output: z.strictObject({
    batchId: z.uuid(),
    number: z.int(),
    lines: z.int(),
    /** Batch (long work) that claims them; watch it among one's own. */
    workId: z.uuid(),
  }),
  errors: {
    CHANNEL_UNKNOWN: 404,
    PLACE_OUTSIDE_AREA: 404,
    NOTHING_TO_PAY: 409,
    /** Details: { batchNumber } – somebody is making a batch of the same at this moment. */
    PAYMENT_BATCH_BEING_MADE: 409,
    /** Details: { lines, maxLines } */
    TOO_MANY_LINES: 422,
  },
});
