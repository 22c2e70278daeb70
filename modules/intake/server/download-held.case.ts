import { batchCase } from "./testing/batch-case.ts";

export const matrixCase = batchCase(({ report }) => ({
  input: { batchId: report.batchId, format: "csv" },
}));
