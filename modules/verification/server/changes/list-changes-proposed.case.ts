import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aChange } from "../testing/changes.ts";

const compartment = "children-in-law";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    const id = await aChange(database, family, {
      field: "motherName",
      before: "",
      after: "MARSITI",
      compartment,
    });
    return { input: {}, secrets: [id] };
  },
};
