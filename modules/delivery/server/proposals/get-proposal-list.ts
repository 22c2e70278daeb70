import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getProposalList } from "../../contract/get-proposal-list.ts";
import { type ListRecord, listColumns, titleJoin, toListRows } from "./list-rows.ts";

interface More extends ListRecord {
  readonly sha256: Buffer | null;
  readonly batchId: string | null;
  readonly receivedBy: string;
  readonly errorCode: string | null;
  readonly withdrawnBecause: string | null;
}

export const handler = query(getProposalList, async (tx, { listId }, { actor, locale }) => {
  const { rows } = await sql<More>`
    select ${listColumns}, l.file_sha256 as sha256, l.batch_id as "batchId", l.received_by as "receivedBy", l.error_code as "errorCode",
           l.withdrawn_because as "withdrawnBecause"
      from delivery.proposal_lists l ${titleJoin} where l.id = ${listId}`.execute(tx);
  const [list] = rows;
  const [row] = await toListRows(tx, rows, locale);
  if (!list || !row) return refuse("PROPOSAL_LIST_NOT_FOUND");
  const matched = await sql<{ nik: number; kk: number; name: number; none: number }>`
    select count(*) filter (where p.matched_by = 'nik')::int as nik, count(*) filter (where p.matched_by = 'kk')::int as kk,
           count(*) filter (where p.matched_by in ('name', 'officer'))::int as name, count(*) filter (where p.matched_by is null)::int as none
      from delivery.proposal_lines p where p.list_id = ${listId}`.execute(tx);
  const refusals = await sql<{ field: string; rule: string; rows: number; firstRow: number }>`
    select r.field, r.rule, count(*)::int as rows, min(r.line) as "firstRow"
      from delivery.proposal_refusals r where r.list_id = ${listId} group by 1, 2 order by 3 desc, 2`.execute(
    tx,
  );
  const names = await userNames(tx, [list.receivedBy]);
  return plain({
    ...row,
    sha256: list.sha256?.toString("hex") ?? null,
    batchId: list.batchId,
    receivedBy: names.get(list.receivedBy) ?? null,
    errorCode: list.errorCode,
    withdrawnBecause: list.withdrawnBecause,
    matched: matched.rows[0] ?? { nik: 0, kk: 0, name: 0, none: 0 },
    refusals: refusals.rows,
    canWithdraw: row.state === "received" && actor.permissions.has("delivery.proposal.submit"),
  });
});
