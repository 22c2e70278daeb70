import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aRequest } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { requestId } = await aRequest(database, { placeCode: villageInside });
    return { input: { requestId }, secrets: ["SARMANAH"] };
  },
};
