import { IconClipboardCheck } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute, RecordPanel, ShownFamily } from "#platform/ui/module-web.ts";

const read = "programmes.assessment.read";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/penilaian",
    title: m.programmes_assessments,
    permission: read,
    nav: { group: "programmes", order: 2, icon: IconClipboardCheck },
    component: lazy(() =>
      import("./assessments-page.tsx").then((page) => ({ default: page.AssessmentsPage })),
    ),
  },
  {
    path: "/penilaian/$assessmentId",
    title: m.programmes_assessment,
    permission: read,
    component: lazy(() => import("./assessment-page.tsx").then((page) => ({ default: page.AssessmentPage }))),
  },
  {
    path: "/penilaian/perubahan/$runId",
    title: m.programmes_crossings,
    permission: read,
    component: lazy(() => import("./crossings-page.tsx").then((page) => ({ default: page.CrossingsPage }))),
  },
  {
    path: "/program/mengapa/$code/$subjectId",
    title: m.programmes_why,
    permission: "programmes.why.read",
    component: lazy(() => import("./why-page.tsx").then((page) => ({ default: page.WhyPage }))),
  },
];

export const familyPanels: ReadonlyArray<RecordPanel<ShownFamily>> = [
  {
    name: "programmes",
    permission: "programmes.why.read",
    order: 1,
    component: lazy(() => import("./family-panel.tsx").then((panel) => ({ default: panel.FamilyPanel }))),
  },
];
