import { batchCase, eventsOf } from "./testing/batch-case.ts";

export const matrixCase = batchCase(({ report, revision }) => {
  const input = { batchId: report.batchId, baseRevision: revision, profileId: "dtsen", columns: [] };
  return {
    input,
    otherInput: { ...input, cutOffOn: "2026-09-17" },
    staleInput: { ...input, baseRevision: revision - 1 },
    effects: eventsOf("intake.mapping-saved.v1"),
  };
});
