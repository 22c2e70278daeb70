import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";

export const matrixCase: MatrixCase = {
  outsider: "not-found",
  compartments: ["victims"],
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, {
      placeCode: villageInside,
      members: [{ name: "RAHASIAWATI", compartment: "victims", bornOn: "1950-01-01" }],
    });
    return { input: { programmeCode: "jslu", subjectId: head.id }, secrets: ["RAHASIAWATI"] };
  },
};
