import { aFamily, aRank } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { assessEverybody } from "../testing/assess.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, {
      placeCode: villageInside,
      members: [{ bornOn: "1950-01-01", name: "RAHASIAWATI" }],
    });
    await aRank(database, family, 1, "2026-06-01");
    await assessEverybody(database);
    return {
      input: {
        programmeCode: "pkh",
        period: "2026",
        scenario: { name: "Coba", change: {} },
        kind: "selected",
      },
      secrets: ["RAHASIAWATI", family.id],
    };
  },
};
