import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aLot } from "../testing/goods.ts";
import { countDelivery } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider }) {
    const { itemCode } = await aLot(database, { placeCode: insider.areaCode });
    const input = {
      itemCode,
      store: "Gudang Rangkasbitung",
      documentNumber: "BAST/12/2026",
      receivedOn: "2026-02-01",
      quantity: 10,
      unitCostRupiah: "2500000",
    };
    return {
      input,
      otherInput: { ...input, quantity: 11 },
      countEffects: () => countDelivery(database, "goods_lots"),
    };
  },
};
