import type { JobHandler, TimedJob } from "#platform/runtime/jobs.ts";
import { rowsPerSeal, sealAudit } from "#platform/runtime/seal-audit.ts";

/** Removes stored answers older than 14 days: no device is offline longer (architecture.md, "Offline"). */
const purgeIdempotencyKeys: JobHandler = async (_payload, { database }) => {
  await database.owner.query(
    "delete from app.idempotency_keys where created_at < now() - interval '14 days'",
  );
};

const sealAuditTrail: JobHandler = async (_payload, { database }) => {
  // More than one seal where a minute wrote more rows than one seal holds.
  while ((await sealAudit(database.owner)) === rowsPerSeal);
};

export const platformJobs: Readonly<Record<string, JobHandler>> = {
  "platform.seal-audit": sealAuditTrail,
  "platform.purge-idempotency-keys": purgeIdempotencyKeys,
};

export const platformTimedJobs: readonly TimedJob[] = [
  { pattern: "* * * * *", task: "platform.seal-audit" },
  { pattern: "17 18 * * *", task: "platform.purge-idempotency-keys" },
];
