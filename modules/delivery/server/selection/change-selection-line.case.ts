import { selectionCase } from "../testing/selection-case.ts";

export const matrixCase = selectionCase(
  ({ selectionId, reserve }) => ({
    selectionId,
    subjectId: reserve,
    act: "add",
    reason: "Rumah rusak karena banjir",
    evidence: "Berita acara kunjungan 12",
  }),
  { other: { evidence: "Surat kepala desa nomor 7" } },
);
