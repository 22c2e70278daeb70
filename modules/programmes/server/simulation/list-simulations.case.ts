import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aSimulation } from "../testing/simulations.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const simulationId = await aSimulation(database, villageInside.slice(0, 4));
    return { input: {}, secrets: [simulationId] };
  },
};
