import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { oldRequests } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const [requestId = ""] = await oldRequests(database, villageInside, 1);
    return { input: { requestId }, secrets: ["SARMANAH"] };
  },
};
