import type { JobHandler } from "#platform/runtime/jobs.ts";

/** An ended session tells an investigator from where someone worked; the audit trail keeps the rest for ten years. */
const sessionDays = 90;
const attemptDays = 7;

/** Forgets addresses and devices that nobody needs any more (UU 27/2022 art. 43: no longer than the purpose asks). */
export const purgeSignIns: JobHandler = async (_payload, { database }) => {
  await database.owner.query(
    "delete from sessions where coalesce(ended_at, expires_at) < now() - make_interval(days => $1)",
    [sessionDays],
  );
  await database.owner.query(
    "delete from sign_in_attempts where last_at < now() - make_interval(days => $1)",
    [attemptDays],
  );
  await database.owner.query("delete from office_sign_ins where expires_at < now()");
};
