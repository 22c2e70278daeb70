import { enrolmentCase } from "../testing/matrix-helpers.ts";

export const matrixCase = enrolmentCase(
  ({ decree }) => ({ programmeCode: decree.programme.code, period: "2026", commitment: "sekolah" }),
  { outsider: "empty" },
);
