import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolment } from "../testing/enrolled.ts";
import { compartment, countDelivery } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  async prepare(database, { villageInside }) {
    const { decree, enrolment } = await anEnrolment(database, { placeCode: villageInside, compartment });
    const input = {
      programmeCode: decree.programme.code,
      period: "2026",
      commitment: "sekolah",
      marks: [{ enrolmentId: enrolment.id, kept: true }],
    };
    return {
      input,
      otherInput: { ...input, marks: [{ enrolmentId: newId(), kept: true }] },
      secrets: [enrolment.id, "PENERIMA"],
      countEffects: () => countDelivery(database, "commitment_checks"),
    };
  },
};
