import { IconBook2 } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/program/fakta",
    title: m.programmes_facts,
    permission: "programmes.programme.read",
    nav: { group: "programmes", order: 9, icon: IconBook2 },
    component: lazy(() => import("./facts-page.tsx").then((page) => ({ default: page.FactsPage }))),
  },
];
