import { IconUserCircle, IconUsers } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleWeb } from "#platform/ui/module-web.ts";

export const web: ModuleWeb = {
  routes: [
    {
      path: "/pengguna",
      title: m.identity_users,
      permission: "identity.user.read",
      nav: { group: "office", order: 1, icon: IconUsers },
      component: lazy(() => import("./users-page.tsx").then((page) => ({ default: page.UsersPage }))),
    },
    {
      path: "/pengguna/baru",
      title: m.identity_new_user,
      permission: "identity.user.manage",
      component: lazy(() => import("./new-user-page.tsx").then((page) => ({ default: page.NewUserPage }))),
    },
    {
      path: "/pengguna/$userId",
      title: m.identity_user,
      permission: "identity.user.read",
      component: lazy(() => import("./user-page.tsx").then((page) => ({ default: page.UserPage }))),
    },
    {
      path: "/akun",
      title: m.identity_account,
      permission: "signed-in",
      nav: { group: "office", order: 9, icon: IconUserCircle },
      component: lazy(() => import("./account-page.tsx").then((page) => ({ default: page.AccountPage }))),
    },
  ],
};
