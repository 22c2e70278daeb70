import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside });
    const input = {
      name: "KUBE MAWAR",
      kind: "kube",
      placeCode: villageInside,
      members: [{ personId: head.id, role: "chair" }],
      sinceOn: "2026-01-01",
      reason: "SK desa",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      secrets: ["SARMANAH", "KUBE MAWAR"],
      countEffects: () => countRows(database, "groups"),
    };
  },
};
