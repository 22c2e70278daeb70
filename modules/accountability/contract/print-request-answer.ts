import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/**
 * The answer as a letter (PDF/UA). For a request of access it carries who looked at the data, when and for
 * which purpose (UU 27/2022 art. 32: access with the trail of processing).
 */
export const printRequestAnswer = queryContract({
  name: "accountability.print-request-answer",
  method: "GET",
  path: "/accountability/requests/:requestId/letter",
  summary: "Print the answer to a request as a letter.",
  permission: "accountability.request.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ requestId: z.uuid() }),
  output: z.unknown(),
  errors: { REQUEST_NOT_FOUND: 404, NOT_ANSWERED_YET: 409 },
});
