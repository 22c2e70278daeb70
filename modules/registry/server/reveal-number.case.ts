import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, { placeCode: villageInside });
    return {
      input: { subjectKind: "person", subjectId: family.head.id, purpose: "verification" },
      secrets: [String(family.head.nik)],
    };
  },
};
