import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const kept = await aFamily(database, { placeCode: villageInside });
    const merged = await aFamily(database, { placeCode: villageInside, members: [{ name: "SARMANA" }] });
    const input = {
      keptId: kept.id,
      keptRevision: 1,
      mergedId: merged.id,
      mergedRevision: 1,
      reason: "Tercatat dua kali",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      secrets: ["SARMANA", String(merged.head.nik)],
      countEffects: () => countRows(database, "merges"),
    };
  },
};
