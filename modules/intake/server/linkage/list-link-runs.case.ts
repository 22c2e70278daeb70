import type { MatrixCase } from "#platform/testkit/matrix.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  prepare: () => Promise.resolve({ input: {} }),
};
