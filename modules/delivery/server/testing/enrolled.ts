import type { Database } from "#platform/db/connection.ts";
import { enrolDecreeJob } from "../enrolment/enrol-decree.ts";
import { aSignedDecree, type BuiltDecree, type DecreeSeed } from "./signed-decree.ts";

/** Runs the real job, as the queue would after a signature. */
export async function enrol(database: Database, decreeId: string): Promise<void> {
  await enrolDecreeJob({ decreeId }, { database, signal: new AbortController().signal });
}

export interface BuiltEnrolment {
  readonly id: string;
  readonly subjectId: string;
  readonly line: number;
}

/** A signed decree whose lines are enrolled. */
export async function anEnrolledDecree(
  database: Database,
  seed: DecreeSeed = {},
): Promise<BuiltDecree & { readonly enrolments: readonly BuiltEnrolment[] }> {
  const decree = await aSignedDecree(database, seed);
  await enrol(database, decree.id);
  const { rows } = await database.owner.query<BuiltEnrolment>(
    `select e.id, e.subject_id as "subjectId", e.decree_line as line from delivery.enrolments e
      where e.decree_id = $1 order by e.decree_line`,
    [decree.id],
  );
  return { ...decree, enrolments: rows };
}

/** The one enrolment of a decree of one line. */
export async function anEnrolment(database: Database, seed: DecreeSeed = {}) {
  const decree = await anEnrolledDecree(database, { lines: 1, ...seed });
  const [enrolment] = decree.enrolments;
  if (!enrolment) throw new Error("the decree enrolled nobody");
  return { decree, enrolment };
}
