import { IconHistory } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleWeb } from "#platform/ui/module-web.ts";

export const web: ModuleWeb = {
  routes: [
    {
      path: "/audit",
      title: m.accountability_title,
      permission: "accountability.audit.read",
      nav: { group: "office", order: 2, icon: IconHistory },
      component: lazy(() => import("./audit-page.tsx").then((page) => ({ default: page.AuditPage }))),
    },
  ],
};
