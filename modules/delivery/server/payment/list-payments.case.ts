import { compartment } from "../testing/matrix-helpers.ts";
import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase(
  "draft",
  ({ batchId, payments }) => ({
    input: { batchId },
    secrets: ["PENERIMA", ...payments.map((payment) => payment.reference)],
  }),
  { compartment, outsider: "empty" },
);
