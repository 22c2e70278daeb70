import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listJournals } from "../../contract/list-journals.ts";
import { type JournalView, journalColumns } from "./journal-rows.ts";

export const handler = query(listJournals, async (tx, input) => {
  const chosen = sql`true
    ${input.from === undefined ? sql`` : sql`and j.posted_on >= ${input.from}`}
    ${input.upto === undefined ? sql`` : sql`and j.posted_on <= ${input.upto}`}
    ${input.kind === undefined ? sql`` : sql`and j.kind = ${input.kind}`}
    ${input.batchId === undefined ? sql`` : sql`and j.batch_id = ${input.batchId}`}
    ${
      input.account === undefined
        ? sql``
        : sql`and exists (select from delivery.journal_entries e where e.journal_id = j.id and e.account = ${input.account})`
    }`;
  const { rows } = await sql<JournalView>`
    select ${journalColumns} from delivery.journals j join delivery.payment_batches b on b.id = j.batch_id
     where ${chosen} and j.number < ${input.after ?? 2_147_483_647}
     order by j.number desc limit ${input.limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.journals j where ${chosen}`.execute(tx);
  const page = rows.slice(0, input.limit);
  return plain({
    journals: page,
    total: counted.rows[0]?.total ?? 0,
    next: rows.length > input.limit ? String(page.at(-1)?.number ?? 0) : null,
  });
});
