import type { ModuleWeb } from "#platform/ui/module-web.ts";
import { routes as reportRoutes } from "./reports/routes.ts";

export const web: ModuleWeb = {
  routes: [...reportRoutes],
};
