import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEntitledDecree } from "../testing/entitled.ts";

export const matrixCase: MatrixCase = {
  // Another region's officer gets an account of the programme in which nobody stands.
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const decree = await anEntitledDecree(database, { placeCode: villageInside });
    return { input: { programmeCode: decree.programme.code, year: "2026" }, secrets: ["PENERIMA"] };
  },
};
