import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme } from "../testing/programme.ts";
import { csvBody } from "../testing/proposal-case.ts";

export const matrixCase: MatrixCase = {
  prepare: async (database) => ({
    input: {
      programmeCode: (await aProgramme(database)).code,
      period: "2026",
      placeCode: "3602",
      proposedOn: "2026-01-05",
      fileName: "usulan.csv",
    },
    body: csvBody("NAMA;NIK\nSARMANAH;3602145708549001\n"),
  }),
};
