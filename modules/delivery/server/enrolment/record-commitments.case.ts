import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolledDecree } from "../testing/enrolled.ts";
import { countDelivery } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { programme } = await anEnrolledDecree(database, { placeCode: villageInside });
    const input = { programmeCode: programme.code, period: "2026", commitment: "sekolah", placeCode: "3602" };
    return {
      input,
      otherInput: { ...input, commitment: "kesehatan" },
      countEffects: () => countDelivery(database, "commitment_checks"),
    };
  },
};
