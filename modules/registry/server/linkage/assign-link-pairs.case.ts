import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { twoRecords } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { pairId, kept } = await twoRecords(database, villageInside);
    const input = { pairIds: [pairId], toMe: true };
    return {
      input,
      otherInput: { ...input, toMe: false },
      secrets: [kept.id],
      countEffects: async () =>
        (await database.owner.query("select 1 from registry.link_pairs where assigned_to is not null"))
          .rowCount ?? 0,
    };
  },
};
