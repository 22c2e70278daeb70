import type { AssessmentStatus } from "../contract/assessment-shapes.ts";

/** What a state of six bits says; the bits are those of programmes.family_marks.state_n. */
export interface AssessmentState {
  readonly status: AssessmentStatus;
  /** Whether the criteria are met, whatever is received: null = data lacking. */
  readonly meetsCriteria: boolean | null;
  readonly served: boolean;
  readonly servedTwice: boolean;
  readonly overlap: boolean;
  readonly coolingOff: boolean;
}

/** Reads a state (0–63). Served comes before everything; then what rules a subject out, then what is lacking. */
export function readState(state: number): AssessmentState {
  const meetsCriteria = (state & 3) === 2 ? null : (state & 3) === 1;
  const served = (state & 4) !== 0;
  const overlap = (state & 8) !== 0;
  const coolingOff = (state & 16) !== 0;
  return {
    status: statusOf(meetsCriteria, served, overlap, coolingOff),
    meetsCriteria,
    served,
    servedTwice: (state & 32) !== 0,
    overlap,
    coolingOff,
  };
}

function statusOf(
  meetsCriteria: boolean | null,
  served: boolean,
  overlap: boolean,
  coolingOff: boolean,
): AssessmentStatus {
  if (served) return "served";
  if (meetsCriteria === false) return "not-eligible";
  if (overlap) return "overlap";
  if (coolingOff) return "cooling-off";
  return meetsCriteria === null ? "data-lacking" : "eligible";
}
