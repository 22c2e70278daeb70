import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aCommittedBudget } from "../testing/signed-decree.ts";

export const matrixCase: MatrixCase = {
  async prepare(database) {
    return { input: { budgetId: await aCommittedBudget(database, 1000) } };
  },
};
