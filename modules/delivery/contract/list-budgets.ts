import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BudgetFigures, BudgetView, BudgetYear } from "./budget-shapes.ts";

/** Budget lines of a year with their figures and the sum of them; without a year, the latest that has any. */
export const listBudgets = queryContract({
  name: "delivery.list-budgets",
  method: "GET",
  path: "/delivery/budgets",
  summary: "Budget lines of a year.",
  permission: "delivery.budget.read",
  scope: "none",
  personal: false,
  input: z.strictObject({ year: BudgetYear.optional() }),
  output: z.strictObject({
    year: z.int(),
    years: z.array(z.int()),
    budgets: z.array(BudgetView),
    total: BudgetFigures,
  }),
  errors: {},
});
