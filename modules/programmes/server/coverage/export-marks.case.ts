import { aFamily, aRank } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { assessEverybody } from "../testing/assess.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  compartments: ["victims"],
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, {
      placeCode: villageInside,
      members: [{ name: "RAHASIAWATI", compartment: "victims", bornOn: "1950-01-01" }],
    });
    await aRank(database, family, 1, "2026-06-01");
    await assessEverybody(database);
    return {
      input: { programmeCode: "jslu", kind: "unserved" },
      secrets: ["RAHASIAWATI", family.head.id],
    };
  },
};
