import { IconAlertOctagon, IconArchive, IconHistory, IconMessageQuestion } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import { call } from "#platform/ui/api.ts";
import type { ModuleWeb } from "#platform/ui/module-web.ts";
import { listBreaches } from "../contract/list-breaches.ts";
import { listRequests } from "../contract/list-requests.ts";

/** Deadlines are instants; the work list sorts by civil days in the office's clock (WIB). */
const dayInWib = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

export const web: ModuleWeb = {
  routes: [
    {
      path: "/audit",
      title: m.accountability_title,
      permission: "accountability.audit.read",
      nav: { group: "office", order: 2, icon: IconHistory },
      component: lazy(() => import("./audit-page.tsx").then((page) => ({ default: page.AuditPage }))),
    },
    {
      path: "/permintaan",
      title: m.accountability_requests,
      permission: "accountability.request.read",
      nav: { group: "office", order: 3, icon: IconMessageQuestion },
      component: lazy(() =>
        import("./requests/requests-page.tsx").then((page) => ({ default: page.RequestsPage })),
      ),
    },
    {
      path: "/permintaan/$requestId",
      title: m.accountability_request,
      permission: "accountability.request.read",
      component: lazy(() =>
        import("./requests/request-page.tsx").then((page) => ({ default: page.RequestPage })),
      ),
    },
    {
      path: "/insiden",
      title: m.accountability_breaches,
      permission: "accountability.breach.read",
      nav: { group: "office", order: 4, icon: IconAlertOctagon },
      component: lazy(() =>
        import("./breaches/breaches-page.tsx").then((page) => ({ default: page.BreachesPage })),
      ),
    },
    {
      path: "/jejak/$entitlementId",
      title: m.accountability_trail,
      permission: "accountability.trail.read",
      component: lazy(() => import("./trace/trace-page.tsx").then((page) => ({ default: page.TracePage }))),
    },
    {
      path: "/retensi",
      title: m.accountability_retention,
      permission: "accountability.retention.read",
      nav: { group: "office", order: 5, icon: IconArchive },
      component: lazy(() =>
        import("./retention/retention-page.tsx").then((page) => ({ default: page.RetentionPage })),
      ),
    },
  ],
  personPanels: [
    {
      name: "subject-requests",
      permission: "accountability.request.record",
      order: 90,
      component: lazy(() =>
        import("./requests/person-requests-panel.tsx").then((part) => ({
          default: part.PersonRequestsPanel,
        })),
      ),
    },
  ],
  work: [
    {
      name: "subject-requests",
      permission: "accountability.request.answer",
      load: async (signal) => {
        const result = await call(listRequests, { state: "open", limit: 20 }, { signal });
        if (!result.ok) return result;
        return {
          ok: true,
          out: result.out.requests.map((row) => ({
            id: row.requestId,
            title: m.accountability_work_request({ number: row.number }),
            hint: row.place.name,
            tone: "amber" as const,
            action: m.accountability_answer(),
            to: `/permintaan/${row.requestId}`,
            dueOn: dayInWib(row.dueAt),
          })),
        };
      },
    },
    {
      name: "breaches",
      permission: "accountability.breach.record",
      load: async (signal) => {
        const result = await call(listBreaches, {}, { signal });
        if (!result.ok) return result;
        return {
          ok: true,
          out: result.out.breaches
            .filter((breach) => breach.state === "open")
            .map((breach) => ({
              id: breach.breachId,
              title: m.accountability_work_breach({ number: breach.number }),
              hint: breach.title,
              tone: "red" as const,
              action: m.accountability_work_breach_act(),
              to: "/insiden",
              dueOn: dayInWib(breach.dueAt),
            })),
        };
      },
    },
  ],
};
