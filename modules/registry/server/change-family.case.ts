import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    const input = {
      familyId: family.id,
      baseRevision: 1,
      changes: { headName: "SARMANAH BINTI KASIM" },
      reason: "Sesuai KK",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [family.head.id, String(family.kkNumber)],
      countEffects: () => countRows(database, "changes"),
    };
  },
};
