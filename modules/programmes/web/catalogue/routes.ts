import { IconGift } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { currentLocale } from "#platform/i18n/locale.ts";
import { call } from "#platform/ui/api.ts";
import type { ModuleRoute, WorkSource } from "#platform/ui/module-web.ts";
import { listWaitingVersions } from "../../contract/list-waiting-versions.ts";

const read = "programmes.programme.read";

export const routes: readonly ModuleRoute[] = [
  {
    path: "/program",
    title: m.programmes_programmes,
    permission: read,
    nav: { group: "programmes", order: 0, icon: IconGift },
    component: lazy(() => import("./programmes-page.tsx").then((page) => ({ default: page.ProgrammesPage }))),
  },
  {
    path: "/program/baru",
    title: m.programmes_new,
    permission: "programmes.programme.create",
    component: lazy(() =>
      import("./new-programme-page.tsx").then((page) => ({ default: page.NewProgrammePage })),
    ),
  },
  {
    path: "/program/$code",
    title: m.programmes_programme,
    permission: read,
    component: lazy(() => import("./programme-page.tsx").then((page) => ({ default: page.ProgrammePage }))),
  },
  {
    path: "/program/$code/ubah/$versionId",
    title: m.programmes_edit_title,
    permission: "programmes.version.edit",
    component: lazy(() => import("../editor/editor-page.tsx").then((page) => ({ default: page.EditorPage }))),
  },
  {
    path: "/program/$code/jeda",
    title: m.programmes_holds,
    permission: "programmes.hold.read",
    component: lazy(() => import("../holds/holds-page.tsx").then((page) => ({ default: page.HoldsPage }))),
  },
];

export const work: readonly WorkSource[] = [
  {
    name: "programme-versions",
    permission: ["programmes.version.approve", "programmes.version.edit"],
    load: async (signal) => {
      const result = await call(listWaitingVersions, {}, { signal });
      if (!result.ok) return result;
      const items = result.out.waiting.map((one) => {
        const title = one.title[currentLocale()];
        return one.what === "approve"
          ? {
              id: one.versionId,
              title: m.programmes_work_approve({ title, number: one.number }),
              hint: m.programmes_work_from({ from: formatDate(one.effectiveFrom) }),
              tone: "amber" as const,
              action: m.programmes_review(),
              to: `/program/${one.code}?versi=${one.versionId}`,
              dueOn: one.effectiveFrom,
            }
          : {
              id: one.versionId,
              title: m.programmes_work_mend({ title, number: one.number }),
              tone: "amber" as const,
              action: m.programmes_mend(),
              to: `/program/${one.code}/ubah/${one.versionId}`,
            };
      });
      return { ok: true, out: items };
    },
  },
];
