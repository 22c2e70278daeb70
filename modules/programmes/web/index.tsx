import type { ModuleWeb } from "#platform/ui/module-web.ts";
import { routes as assessmentRoutes, familyPanels } from "./assessment/routes.ts";
import { routes as catalogueRoutes, work as catalogueWork } from "./catalogue/routes.ts";
import { routes as coverageRoutes } from "./coverage/routes.ts";
import { familyHolds, personHolds } from "./holds/panels.ts";
import { routes as ruleRoutes } from "./rules/routes.ts";
import { routes as simulationRoutes } from "./simulation/routes.ts";

export const web: ModuleWeb = {
  routes: [...catalogueRoutes, ...ruleRoutes, ...assessmentRoutes, ...coverageRoutes, ...simulationRoutes],
  work: [...catalogueWork],
  familyPanels: [...familyPanels, ...familyHolds],
  personPanels: [...personHolds],
  batchPages: { "programmes.assess": () => "/penilaian" },
};
