import { decreeCase, eventsOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({ state: "submitted" }),
  ({ id, revision }) => {
    const input = { decreeId: id, baseRevision: revision, reason: "Perbaiki nomor rekening" };
    return {
      input,
      otherInput: { ...input, reason: "Perbaiki nama penerima" },
      staleInput: { ...input, baseRevision: revision - 1 },
      effects: eventsOf("delivery.decree-returned.v1"),
    };
  },
);
