import { enrolmentCase, testReason } from "../testing/matrix-helpers.ts";

export const matrixCase = enrolmentCase(
  ({ enrolment }) => ({ enrolmentId: enrolment.id, baseRevision: 1, reason: testReason }),
  { state: "paused" },
);
