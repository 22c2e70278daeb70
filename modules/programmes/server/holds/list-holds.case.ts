import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aHold } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  compartments: ["victims"],
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, {
      placeCode: villageInside,
      members: [{ compartment: "victims" }],
    });
    const holdId = await aHold(database, {
      code: "jslu",
      placeCode: villageInside,
      subjectKind: "person",
      subjectId: head.id,
      compartment: "victims",
    });
    return { input: { programmeCode: "jslu" }, secrets: [head.id, holdId, "SARMANAH"] };
  },
};
