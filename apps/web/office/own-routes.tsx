import { IconInbox } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleRoute } from "#platform/ui/module-web.ts";
import { NotFoundPage } from "./not-found-page.tsx";

/** The pages that belong to no module: the work queue and, for administrators, the gallery of components. */
export const ownRoutes: readonly ModuleRoute[] = [
  {
    path: "/",
    title: m.shell_my_work,
    permission: "signed-in",
    nav: { group: "work", order: 0, icon: IconInbox },
    component: lazy(() => import("./my-work-page.tsx").then((page) => ({ default: page.MyWorkPage }))),
  },
  {
    path: "/tentang",
    title: m.shell_about,
    permission: "signed-in",
    component: lazy(() => import("./about-page.tsx").then((page) => ({ default: page.AboutPage }))),
  },
  {
    path: "/gaya",
    title: m.shell_gallery,
    permission: "identity.user.read",
    component: lazy(() =>
      import("../gallery/gallery-page.tsx").then((page) => ({ default: page.GalleryPage })),
    ),
  },
  {
    path: "/$",
    title: m.ui_missing_title,
    permission: "signed-in",
    component: NotFoundPage,
  },
];
