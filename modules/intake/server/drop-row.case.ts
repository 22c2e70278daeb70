import { batchCase, eventsOf, spoiltRow } from "./testing/batch-case.ts";

export const matrixCase = batchCase(({ report, rowRevision }) => ({
  input: {
    batchId: report.batchId,
    rowNo: spoiltRow,
    baseRevision: rowRevision,
    reason: "repeated",
    note: "",
  },
  staleInput: {
    batchId: report.batchId,
    rowNo: spoiltRow,
    baseRevision: rowRevision - 1,
    reason: "repeated",
    note: "",
  },
  effects: eventsOf("intake.row-dropped.v2"),
}));
