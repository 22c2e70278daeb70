import { lazy } from "react";
import type { RecordPanel, ShownFamily, ShownPerson } from "#platform/ui/module-web.ts";

const permission = "programmes.hold.read";

export const familyHolds: ReadonlyArray<RecordPanel<ShownFamily>> = [
  {
    name: "programme-holds",
    permission,
    order: 5,
    component: lazy(() => import("./holds-panel.tsx").then((panel) => ({ default: panel.FamilyHolds }))),
  },
];

export const personHolds: ReadonlyArray<RecordPanel<ShownPerson>> = [
  {
    name: "programme-holds",
    permission,
    order: 5,
    component: lazy(() => import("./holds-panel.tsx").then((panel) => ({ default: panel.PersonHolds }))),
  },
];
