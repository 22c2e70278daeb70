import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aCheck } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { checkId, pairId } = await aCheck(database, villageInside, newId(), newId());
    return { input: {}, secrets: [checkId, pairId, "ROHAYATI"] };
  },
};
