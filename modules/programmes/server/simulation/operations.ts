import type { Operation } from "#platform/runtime/operation.ts";
import { handler as simulate } from "./simulate.ts";

export const operations: readonly Operation[] = [simulate];
