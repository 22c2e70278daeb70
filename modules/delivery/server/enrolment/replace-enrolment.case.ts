import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolment } from "../testing/enrolled.ts";
import { compartment, countDelivery, testReason } from "../testing/matrix-helpers.ts";
import { aProgramme } from "../testing/programme.ts";
import { aSelection } from "../testing/selection.ts";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  async prepare(database, { villageInside }) {
    const programme = await aProgramme(database);
    const reserve = newId();
    const selectionId = await aSelection(database, programme, villageInside, [reserve]);
    const { enrolment } = await anEnrolment(database, {
      placeCode: villageInside,
      compartment,
      programme,
      selectionId,
    });
    const input = {
      enrolmentId: enrolment.id,
      baseRevision: 1,
      reserveSubjectId: reserve,
      onDate: "2026-06-30",
      reason: testReason,
    };
    return {
      input,
      staleInput: { ...input, baseRevision: 0 },
      otherInput: { ...input, onDate: "2026-07-30" },
      secrets: [enrolment.id],
      countEffects: () => countDelivery(database, "enrolments"),
    };
  },
};
