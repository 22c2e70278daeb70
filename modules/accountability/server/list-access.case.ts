import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aLine } from "./testkit/lines.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  prepare: async (database, { villageInside }) => {
    const subjectId = newId();
    await aLine(database, { kind: "access", subjectId, placeCode: villageInside });
    return { input: {}, secrets: [subjectId] };
  },
};
