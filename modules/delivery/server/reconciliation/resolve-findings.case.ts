import { decreeCase, eventsOf } from "../testing/decree-case.ts";
import { runReconciliation } from "./run-reconciliation.ts";

export const matrixCase = decreeCase(
  () => ({ announcedRupiah: 5n }),
  async ({ id, database }) => {
    await runReconciliation(database, id);
    const input = {
      decreeId: id,
      kind: "total-differs-from-announced",
      resolution: "keep",
      reason: "Sesuai pagu perubahan",
      expected: 1,
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan yang lain sama sekali" },
      effects: eventsOf("delivery.findings-resolved.v1"),
    };
  },
);
