import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countRows } from "../testing/count-rows.ts";
import { decidedRecords } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const actId = newId();
    const decided = { state: "awaiting-second", by: newId(), actId } as const;
    const { kept } = await decidedRecords(database, villageInside, decided);
    const input = { actId, confirm: true, reason: "Sudah dilihat" };
    return {
      input,
      otherInput: { ...input, confirm: false },
      secrets: [kept.id, "ROHAYATI"],
      countEffects: () => countRows(database, "merges"),
    };
  },
};
