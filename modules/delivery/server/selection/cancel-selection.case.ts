import { selectionCase } from "../testing/selection-case.ts";

export const matrixCase = selectionCase(
  ({ selectionId }) => ({ selectionId, reason: "Kuota daerah berubah" }),
  { other: { reason: "Penilaian diulang semua" } },
);
