import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aBreach } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider }) {
    const { breachId } = await aBreach(database, { placeCode: insider.areaCode });
    return { input: { breachId, whom: "authority" }, secrets: [breachId] };
  },
};
