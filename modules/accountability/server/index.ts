import type { Operation } from "#platform/runtime/operation.ts";
import { operations as breachOperations } from "./breaches/operations.ts";
import { handler as listAccess } from "./list-access.ts";
import { handler as listAudit } from "./list-audit.ts";
import { operations as requestOperations } from "./requests/operations.ts";
import { operations as retentionOperations } from "./retention/operations.ts";
import { operations as traceOperations } from "./trace/operations.ts";

export const operations: readonly Operation[] = [
  listAudit,
  listAccess,
  ...requestOperations,
  ...breachOperations,
  ...retentionOperations,
  ...traceOperations,
];

export { loadRetentionClasses } from "./retention/load-classes.ts";
