import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aQuestionnaire } from "../testing/questionnaire.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database) => ({ input: { code: await aQuestionnaire(database), version: 1 } }),
};
