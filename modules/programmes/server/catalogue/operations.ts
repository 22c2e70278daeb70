import type { Operation } from "#platform/runtime/operation.ts";

export const operations: readonly Operation[] = [];
