import type { ModuleWeb } from "#platform/ui/module-web.ts";
import { routes as budgetRoutes } from "./budget/routes.ts";
import { loadWork } from "./decree/load-work.ts";
import { routes as decreeRoutes } from "./decree/routes.ts";
import { routes as enrolmentRoutes } from "./enrolment/routes.ts";
import { routes as goodsRoutes } from "./goods/routes.ts";
import { work as goodsWork } from "./goods/work.ts";
import { routes as ledgerRoutes } from "./ledger/routes.ts";
import { routes as paymentRoutes } from "./payment/routes.ts";
import { work as paymentWork } from "./payment/work.ts";
import { routes as reportRoutes } from "./reports/routes.ts";

export const web: ModuleWeb = {
  routes: [
    ...decreeRoutes,
    ...budgetRoutes,
    ...enrolmentRoutes,
    ...paymentRoutes,
    ...goodsRoutes,
    ...ledgerRoutes,
    ...reportRoutes,
  ],
  work: [
    { name: "delivery-decrees", permission: "delivery.decree.read", load: loadWork },
    ...paymentWork,
    ...goodsWork,
  ],
  batchPages: {
    "delivery.payment-make": () => "/pembayaran",
    "delivery.payment-export": () => "/pembayaran",
    "delivery.payment-read-return": () => "/pembayaran",
    "delivery.enrol": (decreeId) => `/kepesertaan?sk=${decreeId}`,
    "delivery.reconcile": () => "/sk",
    "delivery.paper": () => "/sk",
    "delivery.read-list": () => "/usulan",
    "delivery.select": () => "/seleksi",
  },
};
