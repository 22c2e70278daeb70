import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolment } from "../testing/enrolled.ts";
import { compartment } from "../testing/matrix-helpers.ts";

const nik = "3602145507909001";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  outsider: "empty",
  async prepare(database, { villageInside }) {
    const { decree, enrolment } = await anEnrolment(database, { placeCode: villageInside, compartment });
    await database.owner.query("update delivery.decree_lines set nik = $2 where decree_id = $1", [
      decree.id,
      nik,
    ]);
    return {
      input: { programmeCode: decree.programme.code, rows: [{ line: 1, number: nik }] },
      secrets: [enrolment.id, "PENERIMA"],
    };
  },
};
