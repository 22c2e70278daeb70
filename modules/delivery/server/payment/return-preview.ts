import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import type { getReturnFile } from "../../contract/get-return-file.ts";
import { readStateSums } from "./balance.ts";

type Preview = OutputOf<typeof getReturnFile>;

const none = { lines: 0, rupiah: "0" };

/** What a return file says, from its lines as they were read; undefined where there is no such file. */
export async function returnPreview(tx: Tx, fileId: string): Promise<Preview | undefined> {
  const file = await sql<{ batchId: string; sha256: string; state: Preview["state"]; complete: boolean }>`
    select f.batch_id as "batchId", encode(f.sha256, 'hex') as sha256, f.state,
           coalesce((f.result ->> 'complete')::boolean, false) as complete
      from delivery.payment_files f where f.id = ${fileId} and f.kind = 'return'`.execute(tx);
  const head = file.rows[0];
  if (!head) return undefined;
  const sums = await sql<{ outcome: string; lines: number; rupiah: string }>`
    select r.outcome, count(*)::int as lines, coalesce(sum(r.amount_rupiah), 0)::text as rupiah
      from delivery.return_lines r where r.file_id = ${fileId} group by r.outcome`.execute(tx);
  const byClass = await sql<Preview["byClass"][number]>`
    select r.reject_class as "rejectClass", count(*)::int as lines, coalesce(sum(r.amount_rupiah), 0)::text as rupiah
      from delivery.return_lines r where r.file_id = ${fileId} and r.outcome = 'rejected'
     group by r.reject_class order by 2 desc`.execute(tx);
  const problems = await sql<Preview["problems"][number]>`
    select r.line, r.reference, coalesce(r.problem, r.outcome) as problem, r.amount_rupiah::text as "amountRupiah"
      from delivery.return_lines r where r.file_id = ${fileId} and r.outcome in ('unknown', 'error')
     order by r.line limit 200`.execute(tx);
  const sent = (await readStateSums(tx, [head.batchId])).find((one) => one.state === "sent");
  const sum = (outcome: string) => {
    const found = sums.rows.find((row) => row.outcome === outcome);
    return found ? { lines: found.lines, rupiah: found.rupiah } : none;
  };
  // A file that was not applied yet still has its payments among those waiting.
  const [paid, rejected] = [sum("paid"), sum("rejected")];
  const named =
    head.state === "read"
      ? { lines: paid.lines + rejected.lines, rupiah: BigInt(paid.rupiah) + BigInt(rejected.rupiah) }
      : { lines: 0, rupiah: 0n };
  return {
    fileId,
    sha256: head.sha256,
    state: head.state,
    complete: head.complete,
    paid,
    rejected,
    unknown: sum("unknown"),
    errors: sum("error"),
    notNamed: {
      lines: (sent?.lines ?? 0) - named.lines,
      rupiah: String((sent?.rupiah ?? 0n) - named.rupiah),
    },
    byClass: byClass.rows,
    problems: problems.rows,
  };
}
