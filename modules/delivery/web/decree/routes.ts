import { IconArrowsJoin2, IconCertificate, IconFileDescription } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

/** From a region's list to a signed decree: proposals, selections, decrees and their reconciliation. */
export const routes: readonly ModuleRoute[] = [
  {
    path: "/usulan",
    title: m.delivery_proposals,
    permission: "delivery.proposal.read",
    nav: { group: "delivery", order: 10, icon: IconFileDescription },
    component: lazy(() =>
      import("../proposals/proposals-page.tsx").then((page) => ({ default: page.ProposalsPage })),
    ),
  },
  {
    path: "/usulan/$listId",
    title: m.delivery_proposal,
    permission: "delivery.proposal.read",
    component: lazy(() =>
      import("../proposals/proposal-page.tsx").then((page) => ({ default: page.ProposalPage })),
    ),
  },
  {
    path: "/seleksi",
    title: m.delivery_selections,
    permission: "delivery.selection.read",
    nav: { group: "delivery", order: 20, icon: IconArrowsJoin2 },
    component: lazy(() =>
      import("../selection/selections-page.tsx").then((page) => ({ default: page.SelectionsPage })),
    ),
  },
  {
    path: "/seleksi/$selectionId",
    title: m.delivery_selection,
    permission: "delivery.selection.read",
    component: lazy(() =>
      import("../selection/selection-page.tsx").then((page) => ({ default: page.SelectionPage })),
    ),
  },
  {
    path: "/sk",
    title: m.delivery_decrees,
    permission: "delivery.decree.read",
    nav: { group: "delivery", order: 30, icon: IconCertificate },
    component: lazy(() => import("./decrees-page.tsx").then((page) => ({ default: page.DecreesPage }))),
  },
  {
    path: "/sk/$decreeId",
    title: m.delivery_decree,
    permission: "delivery.decree.read",
    component: lazy(() => import("./decree-page.tsx").then((page) => ({ default: page.DecreePage }))),
  },
  {
    path: "/sk/$decreeId/naskah",
    title: m.delivery_words,
    permission: "delivery.decree.prepare",
    component: lazy(() => import("./words-page.tsx").then((page) => ({ default: page.WordsPage }))),
  },
  {
    path: "/sk/$decreeId/pemadanan",
    title: m.delivery_reconciliation,
    permission: "delivery.finding.read",
    component: lazy(() =>
      import("../reconciliation/reconciliation-page.tsx").then((page) => ({
        default: page.ReconciliationPage,
      })),
    ),
  },
];
