import { decreeCase } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({}),
  ({ id }) => ({ input: { decreeId: id } }),
);
