import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    return { input: { familyId: family.id }, secrets: [family.head.id, "SARMANAH"] };
  },
};
