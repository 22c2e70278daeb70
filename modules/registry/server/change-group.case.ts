import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aGroup } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const groupId = await aGroup(database, villageInside, "KUBE MELATI", []);
    const input = { groupId, baseRevision: 1, changes: { name: "KUBE MELATI JAYA" }, reason: "Sesuai SK" };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: ["KUBE MELATI"],
      countEffects: () => countRows(database, "changes"),
    };
  },
};
