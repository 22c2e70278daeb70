import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { handler as downloadFindings } from "./download-findings.ts";
import { handler as getReconciliation } from "./get-reconciliation.ts";
import { handler as listFindings } from "./list-findings.ts";
import { handler as reconcileDecree } from "./reconcile-decree.ts";
import { reconcileJob } from "./reconcile-job.ts";
import { handler as resolveFinding } from "./resolve-finding.ts";
import { handler as resolveFindings } from "./resolve-findings.ts";

export const operations: readonly Operation[] = [
  reconcileDecree,
  getReconciliation,
  listFindings,
  downloadFindings,
  resolveFinding,
  resolveFindings,
];

export const jobs: Readonly<Record<string, JobHandler>> = { "delivery.reconcile": reconcileJob };
