import { IconWallet } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/anggaran",
    title: m.delivery_budget_title,
    permission: "delivery.budget.read",
    nav: { group: "delivery", order: 40, icon: IconWallet },
    component: lazy(() => import("./budgets-page.tsx").then((page) => ({ default: page.BudgetsPage }))),
  },
  {
    path: "/anggaran/$budgetId",
    title: m.delivery_budget_line,
    permission: "delivery.budget.read",
    component: lazy(() => import("./budget-page.tsx").then((page) => ({ default: page.BudgetPage }))),
  },
];
