import { IconArrowsDiff, IconHomeUp } from "@tabler/icons-react";
import { lazy } from "react";
import { m } from "#messages/messages.js";
import type { ModuleWeb } from "#platform/ui/module-web.ts";
import { loadWork } from "./load-work.ts";

export const web: ModuleWeb = {
  routes: [
    {
      path: "/verval/usulan",
      title: m.verification_proposals,
      permission: "verification.proposal.read",
      nav: { group: "verification", order: 10, icon: IconHomeUp },
      component: lazy(() => import("./proposals-page.tsx").then((page) => ({ default: page.ProposalsPage }))),
    },
    {
      path: "/verval/usulan/$proposalId",
      title: m.verification_proposals,
      permission: "verification.proposal.read",
      component: lazy(() => import("./proposal-page.tsx").then((page) => ({ default: page.ProposalPage }))),
    },
    {
      path: "/verval/perubahan",
      title: m.verification_changes,
      permission: "verification.change.read",
      nav: { group: "verification", order: 20, icon: IconArrowsDiff },
      component: lazy(() => import("./changes-page.tsx").then((page) => ({ default: page.ChangesPage }))),
    },
  ],
  work: [{ name: "verification", permission: "verification.proposal.read", load: loadWork }],
};
