import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countProgrammeRows } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  prepare: (database) => {
    const input = {
      code: `beasiswa-${newId().slice(-12)}`,
      title: { id: "Beasiswa anak", en: "Scholarship" },
      unit: "person",
      form: "cash",
      effectiveFrom: "2027-01-01",
    };
    return Promise.resolve({
      input,
      otherInput: { ...input, code: "beasiswa-lain" },
      actor: { bidang: "rehsos" },
      countEffects: () => countProgrammeRows(database, "programmes"),
    });
  },
};
