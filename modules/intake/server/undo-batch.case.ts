import { batchCase, eventsOf } from "./testing/batch-case.ts";

export const matrixCase = batchCase(
  ({ report, revision }) => ({
    input: { batchId: report.batchId, baseRevision: revision, reason: "berkas salah bulan" },
    otherInput: { batchId: report.batchId, baseRevision: revision, reason: "berkas salah tahun" },
    staleInput: { batchId: report.batchId, baseRevision: revision - 1, reason: "berkas salah bulan" },
    effects: eventsOf("intake.undo-started.v1"),
  }),
  { apply: true },
);
