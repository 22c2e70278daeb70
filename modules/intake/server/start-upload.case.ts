import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { testDataFolder } from "./testing/batch-case.ts";

export const matrixCase: MatrixCase = {
  prepare: (database, helper) => {
    testDataFolder();
    return Promise.resolve({
      input: { fileName: "dtsen-rahasia.csv", byteSize: 1000 },
      otherInput: { fileName: "dtsen-lain.csv", byteSize: 1000 },
      actor: { userId: helper.insider.userId },
      countEffects: async () => {
        const { rows } = await database.owner.query<{ n: number }>(
          "select count(*)::int as n from intake.uploads where created_by = $1",
          [helper.insider.userId],
        );
        return rows[0]?.n ?? 0;
      },
    });
  },
};
