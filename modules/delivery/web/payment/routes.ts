import { IconArrowBackUp, IconCash } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/pembayaran",
    title: m.delivery_payment_title,
    permission: "delivery.payment.read",
    nav: { group: "delivery", order: 60, icon: IconCash },
    component: lazy(() => import("./batches-page.tsx").then((page) => ({ default: page.BatchesPage }))),
  },
  {
    path: "/pembayaran/$batchId",
    title: m.delivery_payment_batch,
    permission: "delivery.payment.read",
    component: lazy(() => import("./batch-page.tsx").then((page) => ({ default: page.BatchPage }))),
  },
  {
    path: "/retur",
    title: m.delivery_payment_returns,
    permission: "delivery.payment.read",
    nav: { group: "delivery", order: 65, icon: IconArrowBackUp },
    component: lazy(() => import("./returns-page.tsx").then((page) => ({ default: page.ReturnsPage }))),
  },
];
