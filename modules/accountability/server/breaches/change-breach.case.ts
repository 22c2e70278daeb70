import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aBreach, countOf } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { insider }) {
    const { breachId } = await aBreach(database, { placeCode: insider.areaCode });
    const input = {
      breachId,
      baseRevision: 1,
      title: "Berkas salah kirim",
      kind: "confidentiality",
      whatData: "Nama, alamat dan NIK",
      subjectCount: 40,
      how: "Terkirim ke alamat lain",
    };
    return {
      input,
      otherInput: { ...input, subjectCount: 41 },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [breachId],
      countEffects: () => countOf(database, "breaches", "revision = 2"),
    };
  },
};
