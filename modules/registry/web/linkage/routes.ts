import { IconUsers } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

/** One person once: the list of pairs, the bench, and blind second looks. */
export const routes: readonly ModuleRoute[] = [
  {
    path: "/data-ganda",
    title: m.registry_links,
    permission: "registry.link.read",
    nav: { group: "data", order: 5, icon: IconUsers },
    component: lazy(() => import("./pairs-page.tsx").then((page) => ({ default: page.PairsPage }))),
  },
  {
    path: "/data-ganda/periksa-ulang",
    title: m.registry_link_checks,
    permission: "registry.link.read",
    component: lazy(() => import("./checks-page.tsx").then((page) => ({ default: page.ChecksPage }))),
  },
  {
    path: "/data-ganda/$pairId",
    title: m.registry_link_bench,
    permission: "registry.link.read",
    component: lazy(() => import("./bench-page.tsx").then((page) => ({ default: page.BenchPage }))),
  },
];
