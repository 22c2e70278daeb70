import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/**
 * In which rows of a file the recipient of an entitlement, or the family's members, stand: the stored upload is read
 * once, from front to back, and the question is logged. Row numbers as a spreadsheet shows them, at most 20; nothing
 * else of the rows is told.
 */
export const findFileRows = queryContract({
  name: "accountability.find-file-rows",
  method: "GET",
  path: "/accountability/trail/:entitlementId/files/:batchId",
  summary: "Find the rows of a file behind an entitlement.",
  permission: "accountability.trail.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ entitlementId: z.uuid(), batchId: z.uuid() }),
  output: z.strictObject({
    /** "gone" = the file itself is no longer kept. */
    state: z.enum(["found", "none", "gone"]),
    rowNumbers: z.array(z.int()),
  }),
  errors: { ENTITLEMENT_NOT_FOUND: 404, FILE_NOT_FOUND: 404 },
});
