import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { operations as budgetOperations } from "./budget/operations.ts";
import { jobs as decreeJobs, operations as decreeOperations } from "./decree/operations.ts";
import { jobs as enrolmentJobs, operations as enrolmentOperations } from "./enrolment/operations.ts";
import { operations as goodsOperations } from "./goods/operations.ts";
import { operations as ledgerOperations } from "./ledger/operations.ts";
import { jobs as paymentJobs, operations as paymentOperations } from "./payment/operations.ts";
import { jobs as proposalJobs, operations as proposalOperations } from "./proposals/operations.ts";
import {
  jobs as reconciliationJobs,
  operations as reconciliationOperations,
} from "./reconciliation/operations.ts";
import { operations as reportOperations } from "./reports/operations.ts";
import { jobs as selectionJobs, operations as selectionOperations } from "./selection/operations.ts";

export const operations: readonly Operation[] = [
  ...proposalOperations,
  ...selectionOperations,
  ...decreeOperations,
  ...reconciliationOperations,
  ...budgetOperations,
  ...enrolmentOperations,
  ...reportOperations,
  ...goodsOperations,
  ...paymentOperations,
  ...ledgerOperations,
];

export const jobs: Readonly<Record<string, JobHandler>> = {
  ...proposalJobs,
  ...selectionJobs,
  ...decreeJobs,
  ...reconciliationJobs,
  ...enrolmentJobs,
  ...paymentJobs,
};

export { askForCode, verificationPage, verificationStyle } from "./decree/verification-page.ts";
export { compareFile, findVerifiedDecree, verifyDecreeFile } from "./decree/verify-file.ts";
export { runPaymentWork } from "./payment/work/run-payment-work.ts";
export { type ReconciliationRun, runReconciliation } from "./reconciliation/run-reconciliation.ts";
export { standingOf } from "./reports/standing-of.ts";
export { type DeliveryTrace, traceEntitlement } from "./reports/trace-entitlement.ts";
