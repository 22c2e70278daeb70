import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";

export const operations: readonly Operation[] = [];

export const jobs: Readonly<Record<string, JobHandler>> = {};
