import { anEntitledDecree } from "#modules/delivery/server/testing/entitled.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { entitlementIds } = await anEntitledDecree(database, { placeCode: villageInside, lines: 1 });
    return { input: { entitlementId: entitlementIds[0] }, secrets: ["PENERIMA"] };
  },
};
