import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    const input = {
      familyId: family.id,
      baseRevision: 1,
      address: { placeCode: villageInside, address: "KP BARU", rt: "03", rw: "01" },
      reason: "Salah tulis",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: ["KP PASIR", family.head.id],
      countEffects: () => countRows(database, "changes"),
    };
  },
};
