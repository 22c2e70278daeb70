import { z } from "zod";

export const journalKinds = ["release", "reissue", "result", "treasury"] as const;

export const LedgerAccountName = z.strictObject({
  key: z.string(),
  code: z.string(),
  title: z.strictObject({ id: z.string(), en: z.string() }),
});

export const JournalRow = z.strictObject({
  journalId: z.uuid(),
  number: z.int(),
  kind: z.enum(journalKinds),
  postedOn: z.iso.date(),
  batchId: z.uuid(),
  batchNumber: z.int(),
  programmeCode: z.string(),
  documentNumber: z.string(),
  lines: z.int(),
  /** Sum of the debit side; the credit side is the same, or the database had refused the journal. */
  totalRupiah: z.string(),
});
