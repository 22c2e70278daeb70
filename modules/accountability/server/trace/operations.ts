import type { Operation } from "#platform/runtime/operation.ts";
import { handler as findFileRows } from "./find-file-rows.ts";
import { handler as traceEntitlement } from "./trace-entitlement.ts";

export const operations: readonly Operation[] = [traceEntitlement, findFileRows];
