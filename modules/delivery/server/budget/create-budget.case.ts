import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countDelivery } from "../testing/matrix-helpers.ts";

let serial = 0;

export const matrixCase: MatrixCase = {
  async prepare(database) {
    serial += 1;
    const input = {
      year: 2026,
      activityCode: `1.06.05.1.02.${9000 + serial}`,
      accountCode: "5.1.06.02",
      title: "Bantuan sosial uji",
      ceilingRupiah: "1000000",
    };
    return {
      input,
      otherInput: { ...input, ceilingRupiah: "2000000" },
      countEffects: () => countDelivery(database, "budgets"),
    };
  },
};
