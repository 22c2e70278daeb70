import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

export const purposes = [
  "routine-audit",
  "special-audit",
  "complaint",
  "follow-up",
  "council-question",
] as const;

/**
 * States why personal data will be looked at in this session: kind of assignment and its number. Holds for
 * eight hours; the number stands beside every look in the access log (UU 27/2022 art. 31: processing is traceable).
 */
export const statePurpose = commandContract({
  name: "identity.state-purpose",
  method: "POST",
  path: "/identity/purpose",
  summary: "State the purpose for which personal data will be read in this session.",
  permission: "signed-in",
  scope: "self",
  input: z.strictObject({
    purpose: z.enum(purposes),
    /** Number of the assignment letter (surat tugas). */
    reference: z.string().trim().min(5, { message: "Tulis nomor surat tugas." }).max(80),
  }),
  output: z.strictObject({ untilAt: z.iso.datetime() }),
  errors: {},
});
