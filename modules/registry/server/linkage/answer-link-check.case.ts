import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aCheck } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { checkId, pairId } = await aCheck(database, villageInside, newId(), newId());
    const input = { checkId, decision: "different" };
    return {
      input,
      otherInput: { ...input, decision: "same" },
      secrets: [pairId],
      countEffects: async () =>
        (await database.owner.query("select 1 from registry.link_checks where checked_by is not null"))
          .rowCount ?? 0,
    };
  },
};
