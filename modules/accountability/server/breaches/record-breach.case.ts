import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countOf } from "../testkit/registers.ts";

export const matrixCase: MatrixCase = {
  prepare: (database) => {
    const input = {
      title: "Berkas salah kirim",
      kind: "confidentiality",
      whatData: "Nama dan alamat",
      subjectCount: 40,
      how: "Terkirim ke alamat lain",
      foundAt: "2026-01-05T02:00:00Z",
    };
    return Promise.resolve({
      input,
      otherInput: { ...input, kind: "integrity" },
      countEffects: () => countOf(database, "breaches"),
    });
  },
};
