import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aCondition, aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  compartments: ["children-in-law"],
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside });
    const conditionId = await aCondition(database, villageInside, head.id, "03", "children-in-law");
    const input = { conditionId, baseRevision: 1, untilOn: "2026-05-01", endReason: "Diversi selesai" };
    return {
      input,
      otherInput: { ...input, endReason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [head.id, "SARMANAH"],
      countEffects: () => countRows(database, "changes"),
    };
  },
};
