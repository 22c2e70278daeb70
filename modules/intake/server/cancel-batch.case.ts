import { batchCase, eventsOf } from "./testing/batch-case.ts";

export const matrixCase = batchCase(({ report }) => ({
  input: { batchId: report.batchId },
  effects: eventsOf("intake.batch-cancelled.v1"),
}));
