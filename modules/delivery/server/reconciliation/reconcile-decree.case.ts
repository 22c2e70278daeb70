import { decreeCase, eventsOf } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({}),
  ({ id }) => ({ input: { decreeId: id }, effects: eventsOf("delivery.reconciliation-asked.v1") }),
);
