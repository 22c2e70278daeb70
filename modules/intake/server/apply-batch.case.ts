import { batchCase, eventsOf } from "./testing/batch-case.ts";

export const matrixCase = batchCase(({ report, revision }) => ({
  input: { batchId: report.batchId, baseRevision: revision },
  staleInput: { batchId: report.batchId, baseRevision: revision - 1 },
  effects: eventsOf("intake.application-started.v1"),
}));
