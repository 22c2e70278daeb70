import { batchCase, eventsOf, spoiltRow } from "./testing/batch-case.ts";

const mended = (batchId: string, baseRevision: number, text: string) => ({
  batchId,
  rowNo: spoiltRow,
  baseRevision,
  cells: [{ field: "person.nik", text }],
});

export const matrixCase = batchCase(({ report, rowRevision }) => ({
  input: mended(report.batchId, rowRevision, ""),
  otherInput: mended(report.batchId, rowRevision, "123"),
  staleInput: mended(report.batchId, rowRevision - 1, ""),
  effects: eventsOf("intake.row-mended.v1"),
}));
