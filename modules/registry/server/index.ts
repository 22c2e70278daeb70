import type { Operation } from "#platform/runtime/operation.ts";
import { findByBirth, findByLikeness, findByNumber, findByPrefix, readHits } from "./search-statements.ts";

export const operations: readonly Operation[] = [];

/** The statements of the search box, for the benchmark that measures them. */
export const searchStatements = { findByBirth, findByLikeness, findByNumber, findByPrefix, readHits };

export { nameKey } from "../domain/name-key.ts";
export { loadRegistryReference } from "./load-reference.ts";
