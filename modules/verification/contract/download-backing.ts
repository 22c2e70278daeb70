import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The signed scan of minutes or SPTJM. */
export const downloadBacking = queryContract({
  name: "verification.download-backing",
  method: "GET",
  path: "/verification/backings/:backingId/content",
  summary: "Download minutes or a letter of responsibility.",
  permission: "verification.proposal.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ backingId: z.uuid() }),
  output: z.unknown(),
  errors: { BACKING_NOT_FOUND: 404 },
});
