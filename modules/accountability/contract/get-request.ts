import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Request } from "./request-shapes.ts";

/** One request with its text, answer and clock. */
export const getRequest = queryContract({
  name: "accountability.get-request",
  method: "GET",
  path: "/accountability/requests/:requestId",
  summary: "One data subject's request.",
  permission: "accountability.request.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ requestId: z.uuid() }),
  output: Request,
  errors: { REQUEST_NOT_FOUND: 404 },
});
