import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countProgrammeRows } from "../testing/programmes.ts";

const input = {
  programmeCode: "pkh",
  period: "2026",
  title: "Desil 1 dan 2 saja",
  scenarios: [{ name: "Ketat", change: { criteria: [{ code: "desil", rule: "desil in [1..2]" }] } }],
  shared: false,
};

export const matrixCase: MatrixCase = {
  prepare: (database) =>
    Promise.resolve({
      input,
      otherInput: { ...input, shared: true },
      countEffects: () => countProgrammeRows(database, "simulations"),
    }),
};
