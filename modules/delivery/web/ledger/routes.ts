import { IconBook2 } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/buku-besar",
    title: m.delivery_ledger_title,
    permission: "delivery.ledger.read",
    nav: { group: "delivery", order: 70, icon: IconBook2 },
    component: lazy(() => import("./ledger-page.tsx").then((page) => ({ default: page.LedgerPage }))),
  },
  {
    path: "/buku-besar/$journalId",
    title: m.delivery_ledger_journal,
    permission: "delivery.ledger.read",
    component: lazy(() => import("./journal-page.tsx").then((page) => ({ default: page.JournalPage }))),
  },
];
