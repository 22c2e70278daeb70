import type { Operation } from "#platform/runtime/operation.ts";
import { handler as downloadReportBundle } from "./download-report-bundle.ts";
import { handler as exportEntitlements } from "./export-entitlements.ts";
import { handler as getRealisation } from "./get-realisation.ts";
import { handler as listEntitlements } from "./list-entitlements.ts";

export const operations: readonly Operation[] = [
  downloadReportBundle,
  exportEntitlements,
  getRealisation,
  listEntitlements,
];
