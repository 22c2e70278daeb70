import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Answers a request, once: what was decided, why, and on which article a refusal rests. */
export const answerRequest = commandContract({
  name: "accountability.answer-request",
  method: "POST",
  path: "/accountability/requests/:requestId/answer",
  summary: "Answer a data subject's request.",
  permission: "accountability.request.answer",
  scope: "area",
  input: z.strictObject({
    requestId: z.uuid(),
    baseRevision: z.int(),
    state: z.enum(["granted", "partly-granted", "refused", "withdrawn"]),
    answer: z.string().trim().min(10, { message: "Tulis jawabannya dengan jelas." }).max(4000),
    /** Required where something is refused: the law it rests on. */
    legalBasis: z.string().trim().max(400).default(""),
  }),
  output: z.strictObject({ state: z.string(), answeredAt: z.iso.datetime() }),
  errors: { REQUEST_NOT_FOUND: 404, STALE: 409, ALREADY_ANSWERED: 409, LEGAL_BASIS_MISSING: 422 },
});
