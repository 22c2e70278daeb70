import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The paper as it would be printed now, marked as a draft: before it is sent on, so that its words can be read. */
export const previewDecreePaper = queryContract({
  name: "delivery.preview-decree-paper",
  method: "GET",
  path: "/delivery/decrees/:decreeId/paper-preview",
  summary: "The paper of a draft decree as PDF.",
  permission: "delivery.decree.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ decreeId: z.uuid() }),
  output: z.unknown(),
  errors: { DECREE_NOT_FOUND: 404, DECREE_STATE_WRONG: 409 },
});
