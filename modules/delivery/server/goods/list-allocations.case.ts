import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anAllocation } from "../testing/goods.ts";
import { compartment } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { allocationId } = await anAllocation(database, { placeCode: villageInside, compartment });
    return { input: {}, secrets: [allocationId] };
  },
};
