import type { Operation } from "#platform/runtime/operation.ts";
import { handler as listAccess } from "./list-access.ts";
import { handler as listAudit } from "./list-audit.ts";

export const operations: readonly Operation[] = [listAudit, listAccess];
