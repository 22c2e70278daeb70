import { IconFileImport, IconUsersGroup } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleWeb } from "#platform/ui/module-web.ts";
import { loadWork } from "./load-work.ts";

/** The bell knows a work's id, not the file's: a page looks the file up and opens it. */
const workPage = (workId: string) => `/berkas/kerja/${workId}`;

export const web: ModuleWeb = {
  routes: [
    {
      path: "/berkas",
      title: m.intake_files,
      permission: "intake.batch.read",
      nav: { group: "data", order: 3, icon: IconFileImport },
      component: lazy(() => import("./batches-page.tsx").then((page) => ({ default: page.BatchesPage }))),
    },
    {
      path: "/berkas/kerja/$workId",
      title: m.intake_file,
      permission: "intake.batch.read",
      component: lazy(() => import("./work-page.tsx").then((page) => ({ default: page.WorkPage }))),
    },
    {
      path: "/berkas/$batchId",
      title: m.intake_file,
      permission: "intake.batch.read",
      component: lazy(() => import("./batch/batch-page.tsx").then((page) => ({ default: page.BatchPage }))),
    },
    {
      path: "/berkas/$batchId/kolom",
      title: m.intake_mapping,
      permission: "intake.batch.read",
      component: lazy(() =>
        import("./mapping/mapping-page.tsx").then((page) => ({ default: page.MappingPage })),
      ),
    },
    {
      path: "/berkas/$batchId/baris",
      title: m.intake_held_rows,
      permission: "intake.batch.read",
      component: lazy(() => import("./rows/rows-page.tsx").then((page) => ({ default: page.RowsPage }))),
    },
    {
      path: "/berkas/$batchId/baris/$rowNo",
      title: m.intake_row,
      permission: "intake.row.mend",
      component: lazy(() => import("./rows/row-page.tsx").then((page) => ({ default: page.RowPage }))),
    },
    {
      path: "/berkas/$batchId/peringatan",
      title: m.intake_warnings,
      permission: "intake.batch.read",
      component: lazy(() =>
        import("./rows/warnings-page.tsx").then((page) => ({ default: page.WarningsPage })),
      ),
    },
    {
      path: "/berkas/$batchId/selisih",
      title: m.intake_differences,
      permission: "intake.batch.read",
      component: lazy(() =>
        import("./differences-page.tsx").then((page) => ({ default: page.DifferencesPage })),
      ),
    },
    {
      path: "/cari-orang-sama",
      title: m.intake_link,
      permission: "intake.link.read",
      nav: { group: "data", order: 4, icon: IconUsersGroup },
      component: lazy(() => import("./linkage/link-page.tsx").then((page) => ({ default: page.LinkPage }))),
    },
    {
      path: "/cari-orang-sama/bobot",
      title: m.intake_link_model,
      permission: "intake.link.read",
      component: lazy(() => import("./linkage/model-page.tsx").then((page) => ({ default: page.ModelPage }))),
    },
  ],
  work: [{ name: "intake", permission: "intake.batch.send", load: loadWork }],
  batchPages: {
    "intake.check": workPage,
    "intake.apply": workPage,
    "intake.undo": workPage,
    "intake.link": () => "/cari-orang-sama",
  },
};
