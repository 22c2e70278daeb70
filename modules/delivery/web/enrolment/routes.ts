import { IconCalendarDollar, IconChecklist, IconUserCheck } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/kepesertaan",
    title: m.delivery_enrolment_title,
    permission: "delivery.enrolment.read",
    nav: { group: "delivery", order: 45, icon: IconUserCheck },
    component: lazy(() => import("./enrolments-page.tsx").then((page) => ({ default: page.EnrolmentsPage }))),
  },
  {
    path: "/kepesertaan/$enrolmentId",
    title: m.delivery_enrolment_one,
    permission: "delivery.enrolment.read",
    component: lazy(() => import("./enrolment-page.tsx").then((page) => ({ default: page.EnrolmentPage }))),
  },
  {
    path: "/komitmen",
    title: m.delivery_commitment_title,
    permission: "delivery.enrolment.read",
    nav: { group: "delivery", order: 47, icon: IconChecklist },
    component: lazy(() =>
      import("../commitments/commitments-page.tsx").then((page) => ({ default: page.CommitmentsPage })),
    ),
  },
  {
    path: "/hak",
    title: m.delivery_entitlement_title,
    permission: "delivery.enrolment.read",
    nav: { group: "delivery", order: 50, icon: IconCalendarDollar },
    component: lazy(() =>
      import("./instalments-page.tsx").then((page) => ({ default: page.InstalmentsPage })),
    ),
  },
];
