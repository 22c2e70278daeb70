import type { Tx } from "#platform/db/tx.ts";
import type { Standing } from "../../contract/standing.ts";

/**
 * Reads where a subject stands in selections and decrees. Delivery knows, and lies above this module: apps hand its
 * read in (`operationsWith`).
 */
export type StandingOf = (
  tx: Tx,
  subject: { readonly programmeCode: string; readonly regionCode: string; readonly subjectId: string },
) => Promise<Standing>;

/** Without delivery nothing was ever selected or decided. */
export const noStanding: StandingOf = () =>
  Promise.resolve({ selection: null, decrees: [], enrolment: null });
