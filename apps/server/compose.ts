import { operations as accountabilityOperations } from "#modules/accountability/server/index.ts";
import {
  jobs as deliveryJobs,
  operations as deliveryOperations,
  standingOf,
} from "#modules/delivery/server/index.ts";
import {
  createAuthenticate,
  jobs as identityJobs,
  operations as identityOperations,
} from "#modules/identity/server/index.ts";
import {
  jobs as intakeJobs,
  operations as intakeOperations,
  resumeLinkage,
  resumeOpenWork,
} from "#modules/intake/server/index.ts";
import {
  jobs as programmeJobs,
  operationsWith as programmeOperationsWith,
  resumeAssessments,
} from "#modules/programmes/server/index.ts";
import { operations as regionOperations } from "#modules/regions/server/index.ts";
import { operations as registryOperations } from "#modules/registry/server/index.ts";
import { operations as verificationOperations } from "#modules/verification/server/index.ts";
import { operations as batchOperations } from "#platform/batch/operations.ts";
import type { Database } from "#platform/db/connection.ts";
import type { Authenticate } from "#platform/runtime/actor.ts";
import type { JobHandler, TimedJob } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { platformJobs, platformTimedJobs } from "./platform-jobs.ts";

/** Every operation of the application, in the order of the OpenAPI document. */
export const operations: readonly Operation[] = [
  ...identityOperations,
  ...accountabilityOperations,
  ...batchOperations,
  ...regionOperations,
  ...registryOperations,
  ...intakeOperations,
  ...verificationOperations,
  ...programmeOperationsWith(standingOf),
  ...deliveryOperations,
];

export const jobs: Readonly<Record<string, JobHandler>> = {
  ...platformJobs,
  ...identityJobs,
  ...intakeJobs,
  ...programmeJobs,
  ...deliveryJobs,
};

export const timedJobs: readonly TimedJob[] = [
  ...platformTimedJobs,
  { pattern: "41 18 * * *", task: "identity.purge-sign-ins" },
  { pattern: "53 18 * * *", task: "intake.purge-files" },
];

/** The permissions that exist: those the contracts ask for. Patterns in the roles are spelt out over them. */
export const knownPermissions: readonly string[] = [
  ...new Set(
    operations
      .map((operation) => operation.contract.permission)
      .filter((name) => name !== "public" && name !== "signed-in"),
  ),
];

/** Finds the actor behind a request's cookie. */
export function authenticateFor(database: Database): Authenticate {
  return createAuthenticate(database.app, knownPermissions);
}

/** What must be mended after a crash before the first request: interrupted batches are taken up again. */
export async function repairAfterCrash(database: Database): Promise<void> {
  await resumeOpenWork(database);
  await resumeLinkage(database);
  await resumeAssessments(database);
}
