import { decreeCase } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({ state: "submitted" }),
  () => ({ input: {} }),
  "empty",
);
