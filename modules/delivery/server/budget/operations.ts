import type { Operation } from "#platform/runtime/operation.ts";
import { handler as changeBudget } from "./change-budget.ts";
import { handler as createBudget } from "./create-budget.ts";
import { handler as exportBudgets } from "./export-budgets.ts";
import { handler as getBudget } from "./get-budget.ts";
import { handler as listBudgets } from "./list-budgets.ts";

export const operations: readonly Operation[] = [
  listBudgets,
  getBudget,
  createBudget,
  changeBudget,
  exportBudgets,
];
