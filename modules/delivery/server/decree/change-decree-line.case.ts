import { decreeCase, eventsOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({}),
  ({ id }) => {
    const input = { decreeId: id, line: 1, correction: { times: 2 }, reason: "Salah hitung bulan" };
    return {
      input,
      otherInput: { ...input, correction: { times: 3 } },
      effects: eventsOf("delivery.decree-line-changed.v1"),
    };
  },
);
