import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** Berita acara pemusnahan: class, cut-off, number of records, fingerprint, who proposed and who decided. */
export const printDestruction = queryContract({
  name: "accountability.print-destruction",
  method: "GET",
  path: "/accountability/destructions/:destructionId/minutes",
  summary: "Print the minutes of a destruction.",
  permission: "accountability.retention.read",
  scope: "area",
  personal: false,
  answer: "file",
  input: z.strictObject({ destructionId: z.uuid() }),
  output: z.unknown(),
  errors: { DESTRUCTION_NOT_FOUND: 404 },
});
