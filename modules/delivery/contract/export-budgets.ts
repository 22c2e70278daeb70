import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BudgetYear } from "./budget-shapes.ts";

/** Budget lines of a year as CSV (`;`, digits kept as text for Excel). */
export const exportBudgets = queryContract({
  name: "delivery.export-budgets",
  method: "GET",
  path: "/delivery/budgets-:year.csv",
  summary: "Budget lines of a year as CSV.",
  permission: "delivery.budget.read",
  scope: "none",
  personal: false,
  answer: "file",
  input: z.strictObject({ year: BudgetYear }),
  output: z.unknown(),
  errors: {},
});
