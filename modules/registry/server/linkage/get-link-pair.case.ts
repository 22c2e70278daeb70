import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { twoRecords } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { pairId, kept } = await twoRecords(database, villageInside);
    return { input: { pairId }, secrets: [kept.id, "ROHAYATI", String(kept.nik)] };
  },
};
