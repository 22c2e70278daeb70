import { sql } from "kysely";
import type { z } from "zod";
import type { JournalRow } from "../../contract/ledger-shapes.ts";

export type JournalView = z.infer<typeof JournalRow>;

/** Columns of `delivery.journals j` and `delivery.payment_batches b` as a JournalView. */
export const journalColumns = sql`j.id as "journalId", j.number, j.kind, j.posted_on as "postedOn", j.batch_id as "batchId",
  b.number as "batchNumber", b.programme_code as "programmeCode", j.document_number as "documentNumber",
  j.line_count as lines, (select coalesce(sum(e.debit_rupiah), 0)::text from delivery.journal_entries e
                           where e.journal_id = j.id) as "totalRupiah"`;
