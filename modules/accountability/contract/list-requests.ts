import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { RequestLine, requestKinds } from "./request-shapes.ts";

/** The register of requests in the caller's area: open ones by their deadline, then the answered, newest first. */
export const listRequests = queryContract({
  name: "accountability.list-requests",
  method: "GET",
  path: "/accountability/requests",
  summary: "List data subjects' requests with their clocks.",
  permission: "accountability.request.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    state: z.enum(["open", "answered", "all"]).default("all"),
    kind: z.enum(requestKinds).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `next` of the page before. */
    after: z.coerce.number().int().min(0).max(1_000_000).optional(),
  }),
  output: z.strictObject({
    requests: z.array(RequestLine),
    openCount: z.int(),
    lateCount: z.int(),
    total: z.int(),
    next: z.string().nullable(),
  }),
  errors: {},
});
