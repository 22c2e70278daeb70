import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { farPeriod } from "../testing/proposals.ts";

export const matrixCase: MatrixCase = {
  async prepare(_database, { villageInside }) {
    const input = { placeCode: villageInside, period: farPeriod, title: "Usulan Januari" };
    return { input, otherInput: { ...input, title: "Usulan susulan" } };
  },
};
