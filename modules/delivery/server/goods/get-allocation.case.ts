import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anAllocation } from "../testing/goods.ts";
import { compartment } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  async prepare(database, { villageInside }) {
    const { allocationId } = await anAllocation(database, { placeCode: villageInside, compartment });
    return { input: { allocationId }, secrets: ["PENERIMA"] };
  },
};
