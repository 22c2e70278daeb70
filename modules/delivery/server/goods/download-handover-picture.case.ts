import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aHandover } from "../testing/goods.ts";
import { compartment } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  async prepare(database, { villageInside }) {
    const { handoverId } = await aHandover(database, { placeCode: villageInside, compartment });
    return { input: { handoverId, picture: "signature" }, secrets: ["IHDR", "SARMANAH"] };
  },
};
