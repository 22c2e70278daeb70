import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aRequest } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { requestId, personId } = await aRequest(database, { placeCode: villageInside });
    return { input: {}, secrets: [requestId, personId] };
  },
};
