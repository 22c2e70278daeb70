import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { handler as endEnrolment } from "./end-enrolment.ts";
import { enrolDecreeJob } from "./enrol-decree.ts";
import { handler as generateEntitlements } from "./generate-entitlements.ts";
import { handler as getEnrolment } from "./get-enrolment.ts";
import { handler as listCommitments } from "./list-commitments.ts";
import { handler as listEnrolmentRefusals } from "./list-enrolment-refusals.ts";
import { handler as listEnrolments } from "./list-enrolments.ts";
import { handler as listReserves } from "./list-reserves.ts";
import { handler as markCommitments } from "./mark-commitments.ts";
import { handler as matchCommitmentRows } from "./match-commitment-rows.ts";
import { handler as pauseEnrolment } from "./pause-enrolment.ts";
import { handler as recordCommitments } from "./record-commitments.ts";
import { handler as replaceEnrolment } from "./replace-enrolment.ts";
import { handler as resumeEnrolment } from "./resume-enrolment.ts";
import { handler as summariseEntitlements } from "./summarise-entitlements.ts";

export const operations: readonly Operation[] = [
  listEnrolments,
  getEnrolment,
  listReserves,
  listEnrolmentRefusals,
  pauseEnrolment,
  resumeEnrolment,
  endEnrolment,
  replaceEnrolment,
  summariseEntitlements,
  generateEntitlements,
  recordCommitments,
  listCommitments,
  matchCommitmentRows,
  markCommitments,
];

export const jobs: Readonly<Record<string, JobHandler>> = { "delivery.enrol-decree": enrolDecreeJob };
