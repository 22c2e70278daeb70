import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolledDecree } from "../testing/enrolled.ts";
import { countDelivery } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { programme } = await anEnrolledDecree(database, { placeCode: villageInside });
    const input = { programmeCode: programme.code, period: "2026" };
    return {
      input,
      otherInput: { ...input, stage: "tahap-1" },
      countEffects: () => countDelivery(database, "entitlements"),
    };
  },
};
