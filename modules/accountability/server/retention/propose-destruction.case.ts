import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countOf, oldRequests } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  // Another region's officer finds nothing past its time.
  outsider: 409,
  async prepare(database, { villageInside }) {
    await oldRequests(database, villageInside, 1);
    // One proposal per class and area may wait at a time: those of earlier calls are decided.
    await database.owner.query(
      "update accountability.destructions set state = 'rejected' where state = 'proposed'",
    );
    return {
      input: { classCode: "answered-requests" },
      otherInput: { classCode: "documents-of-the-departed" },
      countEffects: () => countOf(database, "destructions"),
    };
  },
};
