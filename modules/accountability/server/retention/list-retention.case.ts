import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProposal, oldRequests } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { insider, villageInside }) {
    const ids = await oldRequests(database, villageInside, 1);
    return { input: {}, secrets: [await aProposal(database, insider.areaCode, ids)] };
  },
};
