import { decreeCase, eventsOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({}),
  ({ id, revision }) => {
    const input = { decreeId: id, baseRevision: revision, reason: "Program tidak jadi jalan" };
    return {
      input,
      otherInput: { ...input, reason: "Anggaran dialihkan semua" },
      staleInput: { ...input, baseRevision: revision - 1 },
      effects: eventsOf("delivery.decree-cancelled.v1"),
    };
  },
);
