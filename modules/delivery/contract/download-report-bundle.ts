import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/**
 * The account (LPJ) of a programme for a year and its evidence as one ZIP that needs nothing of this system: the
 * report as PDF, recipients, payments, returns, journals and hand-overs as CSV, and a manifest with the rows, sums
 * and SHA-256 of each file. Numbers of people and accounts are masked.
 */
export const downloadReportBundle = queryContract({
  name: "delivery.download-report-bundle",
  method: "GET",
  path: "/delivery/reports/:programmeCode/:year/bundle.zip",
  summary: "The account of a programme with its evidence as a ZIP.",
  permission: "delivery.report.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({
    programmeCode: z.string().max(32),
    year: z.coerce.number().int().min(2000).max(2100),
  }),
  output: z.unknown(),
  errors: { PROGRAMME_NOT_FOUND: 404 },
});
