import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aLonePerson } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const person = await aLonePerson(database, villageInside, { name: "UCI RAHASIA" });
    const input = {
      personId: person.id,
      baseRevision: 1,
      address: { placeCode: villageInside, address: "TERMINAL", rt: "03", rw: "01" },
      reason: "Ditemukan di terminal",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: ["RAHASIA", person.id],
      countEffects: () => countRows(database, "changes"),
    };
  },
};
