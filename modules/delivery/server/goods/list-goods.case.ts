import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aLot } from "../testing/goods.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { insider }) {
    const { lotId } = await aLot(database, { placeCode: insider.areaCode });
    return { input: {}, secrets: [lotId] };
  },
};
