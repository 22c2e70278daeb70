import { batchCase, eventsOf, spoiltRow } from "./testing/batch-case.ts";

export const matrixCase = batchCase(({ report, rowRevision }) => ({
  input: { batchId: report.batchId, rowNo: spoiltRow, baseRevision: rowRevision },
  staleInput: { batchId: report.batchId, rowNo: spoiltRow, baseRevision: rowRevision - 1 },
  effects: eventsOf("intake.row-dropped.v1"),
}));
