import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aSimulation } from "../testing/simulations.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const simulationId = await aSimulation(database, villageInside.slice(0, 4));
    return { input: { simulationId }, secrets: [simulationId] };
  },
};
