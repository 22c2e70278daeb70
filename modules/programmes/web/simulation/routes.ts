import { IconAdjustmentsAlt } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/program/simulasi",
    title: m.programmes_simulation,
    permission: "programmes.simulation.run",
    nav: { group: "programmes", order: 40, icon: IconAdjustmentsAlt },
    component: lazy(() => import("./simulation-page.tsx").then((page) => ({ default: page.SimulationPage }))),
  },
];
