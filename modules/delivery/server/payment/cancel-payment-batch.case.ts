import { testReason } from "../testing/matrix-helpers.ts";
import { batchCase, revised } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("draft", ({ batchId }) =>
  revised({ batchId, baseRevision: 1, reason: testReason }, { reason: "Alasan lain untuk pengujian" }),
);
