import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside });
    const input = {
      personId: head.id,
      baseRevision: 1,
      changes: { birthPlace: "LEBAK" },
      reason: "Sesuai KK",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: ["SARMANAH", String(head.nik)],
      countEffects: () => countRows(database, "changes"),
    };
  },
};
