import { decreeCase } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({ state: "signed" }),
  ({ id }) => ({ input: { decreeId: id, position: 0 } }),
);
