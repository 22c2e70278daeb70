import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { findingStages } from "./finding-kinds.ts";
import { FindingFilter, findingStates } from "./list-findings.ts";

/** Findings of a decree as a sheet: what, where, both sides with masked numbers, who decided and why. */
export const downloadFindings = queryContract({
  name: "delivery.download-findings",
  method: "GET",
  path: "/delivery/decrees/:decreeId/findings.:format",
  summary: "Findings of a decree as a sheet.",
  permission: "delivery.finding.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({
    decreeId: z.uuid(),
    format: z.enum(["csv", "xlsx"]),
    ...FindingFilter.shape,
    stage: z.enum(findingStages).optional(),
    /** Left out: open and resolved ones, not those that no longer hold. */
    state: z.enum(findingStates).optional(),
  }),
  output: z.unknown(),
  errors: { DECREE_NOT_FOUND: 404 },
});
