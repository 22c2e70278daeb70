import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEntitledDecree } from "../testing/entitled.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const decree = await anEntitledDecree(database, { placeCode: villageInside });
    return { input: { year: "2026" }, secrets: [decree.programme.code] };
  },
};
