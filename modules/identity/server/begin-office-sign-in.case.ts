import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { startProvider, useProvider } from "./testkit/office-provider.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database) => {
    await useProvider(database, await startProvider());
    return { input: {} };
  },
};
