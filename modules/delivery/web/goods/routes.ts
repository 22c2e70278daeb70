import { IconPackage } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/barang",
    title: m.delivery_goods,
    permission: "delivery.goods.read",
    nav: { group: "delivery", order: 70, icon: IconPackage },
    component: lazy(() => import("./stock-page.tsx").then((page) => ({ default: page.StockPage }))),
  },
  {
    path: "/barang/alokasi",
    title: m.delivery_goods_allocations,
    permission: "delivery.goods.read",
    component: lazy(() =>
      import("./allocations-page.tsx").then((page) => ({ default: page.AllocationsPage })),
    ),
  },
  {
    path: "/barang/alokasi/$allocationId",
    title: m.delivery_goods_allocation,
    permission: "delivery.goods.read",
    component: lazy(() => import("./allocation-page.tsx").then((page) => ({ default: page.AllocationPage }))),
  },
];
