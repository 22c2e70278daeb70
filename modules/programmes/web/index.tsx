import type { ModuleWeb } from "#platform/ui/module-web.ts";
import { routes as catalogueRoutes, work as catalogueWork } from "./catalogue/routes.ts";
import { routes as ruleRoutes } from "./rules/routes.ts";

export const web: ModuleWeb = {
  routes: [...catalogueRoutes, ...ruleRoutes],
  work: [...catalogueWork],
};
