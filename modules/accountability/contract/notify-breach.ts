import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Records that the people concerned or the authority were told in writing, and when. */
export const notifyBreach = commandContract({
  name: "accountability.notify-breach",
  method: "POST",
  path: "/accountability/breaches/:breachId/notice",
  summary: "Record that a breach was notified.",
  permission: "accountability.breach.record",
  scope: "area",
  input: z.strictObject({
    breachId: z.uuid(),
    whom: z.enum(["subjects", "authority"]),
    toldAt: z.iso.datetime(),
  }),
  output: z.strictObject({ state: z.string(), late: z.boolean() }),
  errors: {
    BREACH_NOT_FOUND: 404,
    BREACH_CLOSED: 409,
    ALREADY_TOLD: 409,
    TOLD_BEFORE_FOUND: 422,
    TOLD_IN_FUTURE: 422,
  },
});
