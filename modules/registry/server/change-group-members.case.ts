import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily, aGroup } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside });
    const other = await aFamily(database, { placeCode: villageInside, members: [{ name: "ICAH" }] });
    const groupId = await aGroup(database, villageInside, "KUBE MELATI", [head.id]);
    const join = [{ personId: other.head.id }];
    const input = { groupId, baseRevision: 1, join, on: "2026-02-01", reason: "Anggota baru" };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [head.id, "KUBE MELATI"],
      countEffects: () => countRows(database, "group_members"),
    };
  },
};
