import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countDelivery } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  prepare: (database) => {
    const input = {
      code: `barang-${newId().slice(-12)}`,
      title: { id: "Tongkat", en: "Walking stick" },
      measure: "unit",
      serialNumbered: false,
      needsFitting: false,
    };
    return Promise.resolve({
      input,
      otherInput: { ...input, measure: "batang" },
      countEffects: () => countDelivery(database, "goods_items"),
    });
  },
};
