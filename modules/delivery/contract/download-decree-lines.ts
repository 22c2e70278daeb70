import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The list of a decree as a sheet, numbers masked as on the paper. */
export const downloadDecreeLines = queryContract({
  name: "delivery.download-decree-lines",
  method: "GET",
  path: "/delivery/decrees/:decreeId/lines.:format",
  summary: "The list of a decree as a sheet.",
  permission: "delivery.decree.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ decreeId: z.uuid(), format: z.enum(["csv", "xlsx"]) }),
  output: z.unknown(),
  errors: { DECREE_NOT_FOUND: 404 },
});
