import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    const input = { person: { name: "ASEP" }, familyId: family.id, reason: "Anak lahir" };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      secrets: [family.head.id, "SARMANAH"],
      countEffects: () => countRows(database, "persons"),
    };
  },
};
