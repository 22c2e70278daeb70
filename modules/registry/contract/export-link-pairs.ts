import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { LinkFilter } from "./link-shapes.ts";

/** The list as a sheet, with the weights of every field; numbers masked. */
export const exportLinkPairs = queryContract({
  name: "registry.export-link-pairs",
  method: "GET",
  path: "/registry/link-pairs.:format",
  summary: "The list of pairs as a sheet.",
  permission: "registry.link.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ ...LinkFilter, format: z.enum(["csv", "xlsx"]) }),
  output: z.unknown(),
  errors: {},
});
