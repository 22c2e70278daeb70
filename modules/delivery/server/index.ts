import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { operations as budgetOperations } from "./budget/operations.ts";
import { jobs as enrolmentJobs, operations as enrolmentOperations } from "./enrolment/operations.ts";

export const operations: readonly Operation[] = [...budgetOperations, ...enrolmentOperations];

export const jobs: Readonly<Record<string, JobHandler>> = { ...enrolmentJobs };
