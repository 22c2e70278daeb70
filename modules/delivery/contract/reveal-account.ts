import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** Why a full account number is looked at; chosen from a list, because free text could hold a name. */
export const accountRevealPurposes = [
  "service",
  "correction",
  "complaint",
  "matching-with-bank",
  "audit",
] as const;

/** Shows the full account number of an enrolment; every look is logged with its purpose (UU 27/2022 art. 31). */
export const revealAccount = queryContract({
  name: "delivery.reveal-account",
  method: "POST",
  path: "/delivery/enrolments/:enrolmentId/account/reveal",
  summary: "Show a full account number, for a stated purpose.",
  permission: "delivery.payment.reveal",
  scope: "compartment",
  personal: true,
  input: z.strictObject({ enrolmentId: z.uuid(), purpose: z.enum(accountRevealPurposes) }),
  output: z.strictObject({ number: z.string() }),
  errors: { ENROLMENT_NOT_FOUND: 404, NUMBER_UNKNOWN: 422 },
});
