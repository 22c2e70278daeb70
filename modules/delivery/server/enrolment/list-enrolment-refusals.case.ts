import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolledDecree } from "../testing/enrolled.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const subject = newId();
    const decree = await anEnrolledDecree(database, {
      placeCode: villageInside,
      subjects: [subject, subject],
    });
    return { input: { decreeId: decree.id }, secrets: ["PENERIMA"] };
  },
};
