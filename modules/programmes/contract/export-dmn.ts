import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The eligibility table of a programme version as a DMN 1.3 file. */
export const exportDmn = queryContract({
  name: "programmes.export-dmn",
  method: "GET",
  path: "/programmes/versions/:versionId/dmn",
  summary: "Export the eligibility table of a programme version as DMN.",
  permission: "programmes.programme.read",
  scope: "none",
  personal: false,
  answer: "file",
  input: z.strictObject({ versionId: z.uuid() }),
  output: z.unknown(),
  errors: { VERSION_NOT_FOUND: 404 },
});
