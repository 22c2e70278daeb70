import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { assessEverybody } from "../testing/assess.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    await aFamily(database, { placeCode: villageInside });
    await assessEverybody(database);
    return {
      input: { programmeCode: "pkh", placeCode: villageInside.slice(0, 6) },
      secrets: [villageInside],
    };
  },
};
