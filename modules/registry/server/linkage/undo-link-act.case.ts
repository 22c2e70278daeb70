import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countRows } from "../testing/count-rows.ts";
import { decidedRecords } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const actId = newId();
    const decided = { state: "different", by: newId(), actId } as const;
    const { pairId, kept } = await decidedRecords(database, villageInside, decided);
    const input = { actId, reason: "Salah tekan" };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      secrets: [pairId, kept.id],
      countEffects: () => countRows(database, "link_decisions"),
    };
  },
};
