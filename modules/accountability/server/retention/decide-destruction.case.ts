import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProposal, countOf, oldRequests } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    const ids = await oldRequests(database, villageInside, 1);
    const destructionId = await aProposal(database, insider.areaCode, ids);
    const input = { destructionId, carryOut: true, note: "Sesuai JRA." };
    return {
      input,
      otherInput: { ...input, note: "Sesuai JRA provinsi." },
      secrets: [destructionId],
      countEffects: () => countOf(database, "destructions", "state = 'done'"),
    };
  },
};
