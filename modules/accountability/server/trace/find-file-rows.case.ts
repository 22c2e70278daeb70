import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aTracedFamily } from "../testkit/traced.ts";

export const matrixCase: MatrixCase = {
  async prepare(database) {
    const { entitlementId, batchId } = await aTracedFamily(database);
    return { input: { entitlementId, batchId }, secrets: ["rowNumbers"] };
  },
};
