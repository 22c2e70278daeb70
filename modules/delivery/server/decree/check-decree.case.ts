import { decreeCase, eventsOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({ state: "submitted" }),
  ({ id, revision }) => {
    const input = {
      decreeId: id,
      baseRevision: revision,
      number: `400.9/${id}`,
      datedOn: "2026-02-01",
      signerTitle: "Kepala Dinas Sosial",
      signerName: "Ratu Uji",
    };
    return {
      input,
      otherInput: { ...input, signerName: "Tubagus Uji" },
      staleInput: { ...input, baseRevision: revision - 1 },
      effects: eventsOf("delivery.decree-checked.v1"),
    };
  },
);
