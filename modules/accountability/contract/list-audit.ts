import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { TrailFilter, TrailLine } from "./shapes.ts";

/**
 * Acts in the caller's area, newest first; acts without a place are seen by the province alone. Reading the
 * trail leaves a line itself.
 */
export const listAudit = queryContract({
  name: "accountability.list-audit",
  method: "GET",
  path: "/accountability/audit",
  summary: "The audit trail, filtered and paged.",
  permission: "accountability.audit.read",
  scope: "area",
  personal: true,
  input: TrailFilter.extend({
    /** Event with or without its version: "identity.signed-in" or "identity.signed-in.v1". */
    type: z.string().max(100).optional(),
  }),
  output: z.strictObject({
    lines: z.array(
      TrailLine.extend({
        type: z.string(),
        data: z.unknown(),
        /** Part of a sealed block of the chain: from here on a change would be provable. */
        sealed: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: {},
});
