import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolledDecree } from "../testing/enrolled.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { programme } = await anEnrolledDecree(database, { placeCode: villageInside });
    return { input: { programmeCode: programme.code } };
  },
};
