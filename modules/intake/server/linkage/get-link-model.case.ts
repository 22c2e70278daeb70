import type { MatrixCase } from "#platform/testkit/matrix.ts";

export const matrixCase: MatrixCase = { prepare: () => Promise.resolve({ input: {} }) };
