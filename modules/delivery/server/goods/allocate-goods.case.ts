import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEntitledDecree } from "../testing/entitled.ts";
import { aLot } from "../testing/goods.ts";
import { countDelivery } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider, villageInside }) {
    const decree = await anEntitledDecree(database, { placeCode: villageInside });
    const { lotId } = await aLot(database, { placeCode: insider.areaCode });
    const input = { lotId, programmeCode: decree.programme.code, period: "2026", stage: "uji" };
    return {
      input,
      otherInput: { ...input, quantityEach: 2 },
      secrets: [lotId],
      countEffects: () => countDelivery(database, "goods_allocations"),
    };
  },
};
