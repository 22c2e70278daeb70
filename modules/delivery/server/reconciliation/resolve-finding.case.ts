import { decreeCase, eventsOf } from "../testing/decree-case.ts";
import { findingsOf } from "../testing/decrees.ts";
import { runReconciliation } from "./run-reconciliation.ts";

export const matrixCase = decreeCase(
  () => ({ announcedRupiah: 5n }),
  async ({ id, database }) => {
    await runReconciliation(database, id);
    const [finding] = await findingsOf(database, id);
    const input = {
      decreeId: id,
      findingId: finding?.id ?? "",
      decision: { resolution: "keep" },
      reason: "Sesuai pagu perubahan",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan yang lain sama sekali" },
      effects: eventsOf("delivery.finding-resolved.v1"),
    };
  },
);
