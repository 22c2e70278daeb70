import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { listEntitlements } from "./list-entitlements.ts";

/** The whole list behind a figure of the realisation as CSV: the same filters, all pages. */
export const exportEntitlements = queryContract({
  name: "delivery.export-entitlements",
  method: "GET",
  path: "/delivery/realisation/entitlements.csv",
  summary: "The list behind a figure of the realisation as CSV.",
  permission: "delivery.realisation.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: listEntitlements.input.omit({ limit: true, after: true }),
  output: z.unknown(),
  errors: {},
});
