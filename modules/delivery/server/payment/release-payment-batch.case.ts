import { batchCase, revised } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("exported", ({ batchId, revision, sha256 }) =>
  revised({ batchId, baseRevision: revision, sha256 }, { sha256: "0".repeat(64) }),
);
