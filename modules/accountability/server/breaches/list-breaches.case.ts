import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aBreach } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { insider }) {
    const { breachId } = await aBreach(database, { placeCode: insider.areaCode });
    return { input: {}, secrets: [breachId] };
  },
};
