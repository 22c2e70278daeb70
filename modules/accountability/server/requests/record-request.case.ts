import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countOf } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { head } = await aFamily(database, { placeCode: villageInside });
    const input = {
      subjectId: head.id,
      kind: "access",
      requesterName: "Sarmanah",
      requesterRelation: "self",
      identityChecked: "identity-card",
      channel: "counter",
      request: "Minta salinan data saya.",
      receivedAt: "2026-01-05T02:00:00Z",
    };
    return {
      input,
      otherInput: { ...input, kind: "correction" },
      secrets: [head.name],
      countEffects: () => countOf(database, "subject_requests"),
    };
  },
};
