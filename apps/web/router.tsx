import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import type { ModuleRoute } from "#platform/ui/module-web.ts";
import { announceRoute } from "#platform/ui/route-focus.ts";
import { modules } from "./compose.tsx";
import { OfficeLayout } from "./office/layout.tsx";
import { NotFoundPage } from "./office/not-found-page.tsx";
import { ownRoutes } from "./office/own-routes.tsx";
import { PageFailed } from "./office/page-failed.tsx";
import { PageFrame } from "./office/page-frame.tsx";

/** Addresses as plain `name=value` pairs: readable, and the same after a round trip through a letter. */
function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

function stringifySearch(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== "")
      query.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** All pages: sign-in stands alone; the office's own and the modules' stand in the shell. */
export function makeRouter() {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: "/masuk",
    component: lazyRouteComponent(() => import("./sign-in/sign-in-page.tsx"), "SignInPage"),
  });
  // The address registered at the identity provider (modules/identity).
  const officeReturn = createRoute({
    getParentRoute: () => root,
    path: "/sign-in/office",
    component: lazyRouteComponent(() => import("./sign-in/office-return-page.tsx"), "OfficeReturnPage"),
  });
  const office = createRoute({ getParentRoute: () => root, id: "office", component: OfficeLayout });
  const page = (route: ModuleRoute) =>
    createRoute({
      getParentRoute: () => office,
      path: route.path,
      component: function Page() {
        return <PageFrame route={route} />;
      },
    });
  const pages = [...ownRoutes, ...modules.flatMap((module) => module.routes)].map(page);
  const router = createRouter({
    routeTree: root.addChildren([signIn, officeReturn, office.addChildren(pages)]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFoundPage,
  });
  router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) announceRoute();
  });
  return router;
}
