import { IconReportAnalytics } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/realisasi",
    title: m.delivery_realisation,
    permission: "delivery.realisation.read",
    nav: { group: "delivery", order: 90, icon: IconReportAnalytics },
    component: lazy(() =>
      import("./realisation-page.tsx").then((page) => ({ default: page.RealisationPage })),
    ),
  },
  {
    path: "/realisasi/$programmeCode",
    title: m.delivery_realisation_list,
    permission: "delivery.realisation.read",
    component: lazy(() =>
      import("./entitlements-page.tsx").then((page) => ({ default: page.EntitlementsPage })),
    ),
  },
];
