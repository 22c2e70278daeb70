import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Subject } from "#platform/kernel/audit.ts";
import type { DecreeState } from "../../contract/decree-shapes.ts";

/** A decree as its handlers need it. */
export interface DecreeRecord {
  readonly id: string;
  readonly kind: "new" | "amending";
  readonly amendsId: string | null;
  readonly programmeCode: string;
  readonly versionId: string;
  readonly period: string;
  readonly placeCode: string;
  readonly title: string;
  readonly number: string | null;
  readonly datedOn: string | null;
  readonly budgetId: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: DecreeState;
  readonly lineCount: number;
  readonly totalRupiah: bigint;
  readonly listSha256: Buffer | null;
  readonly reconciledSha256: Buffer | null;
  readonly madeBy: string;
  readonly checkedBy: string | null;
  readonly verifyCode: string | null;
  readonly revision: number;
}

const columns = sql`d.id, d.kind, d.amends_id as "amendsId", d.programme_code as "programmeCode", d.version_id as "versionId", d.period,
  d.place_code as "placeCode", d.title, d.number, d.dated_on as "datedOn", d.budget_id as "budgetId", d.starts_on as "startsOn",
  d.ends_on as "endsOn", d.state, d.line_count as "lineCount", d.total_rupiah as "totalRupiah", d.list_sha256 as "listSha256",
  d.reconciled_sha256 as "reconciledSha256", d.made_by as "madeBy", d.checked_by as "checkedBy", d.verify_code as "verifyCode",
  d.revision`;

/** The decree, or undefined where it is not there or not in the actor's area. */
export async function findDecree(tx: Tx, id: string): Promise<DecreeRecord | undefined> {
  const { rows } =
    await sql<DecreeRecord>`select ${columns} from delivery.decrees d where d.id = ${id}`.execute(tx);
  return rows[0];
}

/** The same with its row locked: whoever acts second waits and then sees what the first did. */
export async function lockDecree(tx: Tx, id: string): Promise<DecreeRecord | undefined> {
  const { rows } = await sql<DecreeRecord>`
    select ${columns} from delivery.decrees d where d.id = ${id} for no key update`.execute(tx);
  return rows[0];
}

export const decreeSubject = (decree: { readonly id: string; readonly placeCode: string }): Subject => ({
  kind: "decree",
  id: decree.id,
  placeCode: decree.placeCode,
});

/** Counts a draft's list anew after its lines changed. Withdrawals cost nothing and are not in the total. */
export async function recountList(
  tx: Tx,
  decreeId: string,
): Promise<{ revision: number; lines: number; totalRupiah: bigint }> {
  const { rows } = await sql<{ revision: number; lines: number; totalRupiah: bigint }>`
    update delivery.decrees d
       set line_count = s.lines, total_rupiah = s.total, lines_changed_at = now(), revision = d.revision + 1
      from (select count(*)::int as lines, coalesce(sum(l.total_rupiah) filter (where l.effect = 'grant'), 0)::bigint as total
              from delivery.decree_lines l where l.decree_id = ${decreeId}) s
     where d.id = ${decreeId}
     returning d.revision, d.line_count as lines, d.total_rupiah as "totalRupiah"`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error(`decree ${decreeId} is gone`);
  return row;
}

/** Why a list may not go on, or null: it must be the reconciled one, and nothing may be open. */
export async function listFault(
  tx: Tx,
  decree: DecreeRecord,
): Promise<{ code: "NOT_RECONCILED" } | { code: "FINDINGS_OPEN"; details: { open: number } } | null> {
  const { rows } = await sql<{ sha256: Buffer; open: bigint }>`
    select delivery.list_sha256(${decree.id}) as sha256, delivery.open_findings(${decree.id}) as open`.execute(
    tx,
  );
  const row = rows[0];
  if (!row || decree.reconciledSha256 === null || !row.sha256.equals(decree.reconciledSha256))
    return { code: "NOT_RECONCILED" };
  return row.open > 0n ? { code: "FINDINGS_OPEN", details: { open: Number(row.open) } } : null;
}
