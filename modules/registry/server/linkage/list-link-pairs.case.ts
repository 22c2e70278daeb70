import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { twoRecords } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { pairId, kept } = await twoRecords(database, villageInside);
    return { input: { kind: "person" }, secrets: [pairId, kept.id, "ROHAYATI"] };
  },
};
