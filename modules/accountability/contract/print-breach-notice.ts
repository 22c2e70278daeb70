import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The written notice of art. 46: what data, when and how, handling and recovery. */
export const printBreachNotice = queryContract({
  name: "accountability.print-breach-notice",
  method: "GET",
  path: "/accountability/breaches/:breachId/notice/:whom",
  summary: "Print the notice of a breach as a letter.",
  permission: "accountability.breach.read",
  scope: "area",
  personal: false,
  answer: "file",
  input: z.strictObject({ breachId: z.uuid(), whom: z.enum(["subjects", "authority"]) }),
  output: z.unknown(),
  errors: { BREACH_NOT_FOUND: 404 },
});
