import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aRequest, countOf } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { requestId } = await aRequest(database, { placeCode: villageInside });
    const input = { requestId, baseRevision: 1, state: "granted", answer: "Salinan data diserahkan." };
    return {
      input,
      otherInput: { ...input, answer: "Salinan data dikirim lewat pos." },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [requestId],
      countEffects: () => countOf(database, "subject_requests", "state = 'granted'"),
    };
  },
};
