import { compartment } from "../testing/matrix-helpers.ts";
import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase(
  "draft",
  ({ payments }) => ({
    input: { enrolmentId: payments[0]?.enrolmentId, purpose: "service" },
    secrets: ["7000000001"],
  }),
  { compartment },
);
