import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aBreach, countOf } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider }) {
    const { breachId } = await aBreach(database, { placeCode: insider.areaCode });
    const input = { breachId, whom: "subjects", toldAt: new Date(Date.now() - 60_000).toISOString() };
    return {
      input,
      otherInput: { ...input, whom: "authority" },
      secrets: [breachId],
      countEffects: () => countOf(database, "breaches", "subjects_told_at is not null"),
    };
  },
};
