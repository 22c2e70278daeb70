import { decreeCase } from "../testing/decree-case.ts";
import { runReconciliation } from "./run-reconciliation.ts";

export const matrixCase = decreeCase(
  () => ({ announcedRupiah: 5n }),
  async ({ id, database }) => {
    await runReconciliation(database, id);
    return { input: { decreeId: id, format: "csv" } };
  },
);
