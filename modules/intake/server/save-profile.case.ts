import { batchCase, eventsOf } from "./testing/batch-case.ts";

let saved = 0;

export const matrixCase = batchCase(({ report }) => ({
  input: { batchId: report.batchId, profileId: `dtsen-lebak-${(saved += 1)}`, title: "DTSEN Lebak" },
  otherInput: { batchId: report.batchId, profileId: `dtsen-lain-${saved}`, title: "DTSEN lain" },
  effects: eventsOf("intake.profile-saved.v1"),
}));
