import { IconChartBar } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/cakupan",
    title: m.programmes_coverage,
    permission: "programmes.coverage.read",
    nav: { group: "programmes", order: 3, icon: IconChartBar },
    component: lazy(() => import("./coverage-page.tsx").then((page) => ({ default: page.CoveragePage }))),
  },
  {
    path: "/cakupan/daftar",
    title: m.programmes_coverage_list,
    permission: "programmes.coverage.list",
    component: lazy(() => import("./marks-page.tsx").then((page) => ({ default: page.MarksPage }))),
  },
];
