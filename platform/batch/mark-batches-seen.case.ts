import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";

export const matrixCase: MatrixCase = {
  prepare: () => Promise.resolve({ input: { batchIds: [] }, otherInput: { batchIds: [newId()] } }),
};
