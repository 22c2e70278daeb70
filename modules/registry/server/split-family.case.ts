import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, {
      placeCode: villageInside,
      members: [{}, { name: "ASEP", sex: "L" }],
    });
    const personIds = family.members.slice(1).map((member) => member.id);
    const input = {
      familyId: family.id,
      baseRevision: 1,
      personIds,
      splitOn: "2026-03-01",
      reason: "Menikah",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: ["SARMANAH", family.head.id],
      countEffects: () => countRows(database, "families"),
    };
  },
};
