import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BudgetView, budgetMoveKinds } from "./budget-shapes.ts";

const moveColumns = {
  moveId: z.uuid(),
  kind: z.enum(budgetMoveKinds),
  /** Signed: a ceiling may be lowered. */
  amountRupiah: z.string(),
  referenceKind: z.string(),
  referenceId: z.uuid().nullable(),
  note: z.string(),
  movedAt: z.iso.datetime(),
  movedBy: z.string(),
};

/** A budget line with its moves, the latest first, page by page, and whether its figures are the sums of all moves. */
export const getBudget = queryContract({
  name: "delivery.get-budget",
  method: "GET",
  path: "/delivery/budgets/:budgetId",
  summary: "A budget line with its moves.",
  permission: "delivery.budget.read",
  scope: "none",
  personal: false,
  input: z.strictObject({
    budgetId: z.uuid(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    budget: BudgetView,
    /** True while every figure equals the sum of its moves; counted anew at each look. */
    recounted: z.boolean(),
    moves: z.array(z.strictObject(moveColumns)),
    next: z.uuid().nullable(),
  }),
  errors: { BUDGET_NOT_FOUND: 404 },
});
