import type { Operation } from "#platform/runtime/operation.ts";
import { handler as exportDmn } from "./export-dmn.ts";
import { handler as readDmn } from "./read-dmn.ts";

export const operations: readonly Operation[] = [exportDmn, readDmn];
