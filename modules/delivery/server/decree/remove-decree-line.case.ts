import { decreeCase, linesOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({}),
  ({ id }) => {
    const input = { decreeId: id, line: 1, reason: "Sudah meninggal dunia" };
    return { input, otherInput: { ...input, line: 2 }, effects: linesOf };
  },
);
