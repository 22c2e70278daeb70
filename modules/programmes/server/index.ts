import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { operations as catalogueOperations } from "./catalogue/operations.ts";
import { operations as holdOperations } from "./holds/operations.ts";

export const operations: readonly Operation[] = [...catalogueOperations, ...holdOperations];

export const jobs: Readonly<Record<string, JobHandler>> = {};

export { loadProgrammes } from "./catalogue/load-programmes.ts";
