import type { Operation } from "#platform/runtime/operation.ts";

export const operations: readonly Operation[] = [];

export { nameKey } from "../domain/name-key.ts";
export { loadRegistryReference } from "./load-reference.ts";
