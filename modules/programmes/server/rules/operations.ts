import type { Operation } from "#platform/runtime/operation.ts";
import { handler as checkRule } from "./check-rule.ts";
import { handler as listFacts } from "./list-facts.ts";

export const operations: readonly Operation[] = [listFacts, checkRule];
