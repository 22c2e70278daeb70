import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside });
    const input = { personId: head.id, ppksCode: "08", sinceOn: "2026-01-05", evidenceKind: "home-visit" };
    return {
      input,
      otherInput: { ...input, ppksCode: "12" },
      secrets: ["SARMANAH", String(head.nik)],
      countEffects: () => countRows(database, "person_conditions"),
    };
  },
};
