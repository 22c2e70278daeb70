import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { assessEverybody } from "../testing/assess.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    await assessEverybody(database);
    return { input: { familyId: family.id }, secrets: ["SARMANAH", family.head.id] };
  },
};
