import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    return { input: { placeCode: villageInside }, secrets: [family.id, String(family.kkNumber), "SARMANAH"] };
  },
};
