import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BudgetYear, ChartCode } from "./budget-shapes.ts";
import { RupiahText } from "./shapes.ts";

/** Opens a line of the DPA: sub-activity, account, fund source and ceiling of a year. */
export const createBudget = commandContract({
  name: "delivery.create-budget",
  method: "POST",
  path: "/delivery/budgets",
  summary: "Open a budget line.",
  permission: "delivery.budget.change",
  scope: "none",
  input: z.strictObject({
    year: BudgetYear,
    activityCode: ChartCode,
    accountCode: ChartCode,
    title: z.string().trim().min(3).max(200),
    bidang: z.enum(["rehsos", "dayasos", "fakir-miskin", "linjamsos"]).nullable().default(null),
    fundSource: z.string().trim().min(2).max(60).default("APBD"),
    ceilingRupiah: RupiahText,
  }),
  output: z.strictObject({ budgetId: z.uuid() }),
  errors: { BUDGET_EXISTS: 409 },
});
