import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProposal, oldRequests } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    const ids = await oldRequests(database, villageInside, 1);
    const destructionId = await aProposal(database, insider.areaCode, ids);
    return { input: { destructionId }, secrets: [destructionId] };
  },
};
