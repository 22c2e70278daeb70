import type { Operation } from "#platform/runtime/operation.ts";
import { handler as getLinkModel } from "./get-link-model.ts";
import { handler as listLinkRuns } from "./list-link-runs.ts";
import { handler as startLinkage } from "./start-linkage.ts";

export const operations: readonly Operation[] = [startLinkage, listLinkRuns, getLinkModel];
