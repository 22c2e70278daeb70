import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEntitledDecree } from "../testing/entitled.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { programme } = await anEntitledDecree(database, { placeCode: villageInside, lines: 1 });
    return { input: { programmeCode: programme.code }, secrets: [programme.code] };
  },
};
