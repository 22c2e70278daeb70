import { decreeCase, eventsOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({}),
  ({ id, revision, budgetId }) => {
    const input = {
      decreeId: id,
      baseRevision: revision,
      title: "Judul yang baru",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
      budgetId,
      announcedRupiah: null,
      paper: {},
    };
    return {
      input,
      otherInput: { ...input, title: "Judul yang lain" },
      staleInput: { ...input, baseRevision: revision - 1 },
      effects: eventsOf("delivery.decree-changed.v1"),
    };
  },
);
