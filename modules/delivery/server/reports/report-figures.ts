import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type {
  ReportBudget,
  ReportDecree,
  ReportFinding,
  ReportGoods,
  ReportSettlement,
} from "#platform/documents/accountability-report.ts";
import { addTallies, type Tally } from "../../domain/report-manifest.ts";
import type { BundleScope } from "./bundle-table.ts";
import { paymentWords, sentBatches } from "./payment-tables.ts";

/** Signed decrees of the programme that have force in the year. */
const decreesOfYear = ({ programmeCode, year }: BundleScope) => sql`
  d.programme_code = ${programmeCode} and d.state = 'signed'
  and d.starts_on < make_date(${year + 1}, 1, 1) and d.ends_on >= make_date(${year}, 1, 1)`;

export async function readDecrees(tx: Tx, scope: BundleScope): Promise<ReportDecree[]> {
  const { rows } = await sql<ReportDecree>`
    select d.number, d.dated_on as "datedOn", d.title, d.line_count as lines, d.total_rupiah as "totalRupiah",
           encode(d.list_sha256, 'hex') as "listSha256"
      from delivery.decrees d where ${decreesOfYear(scope)} order by d.dated_on, d.number`.execute(tx);
  return rows;
}

/** Budget lines the decrees draw on; a line that other programmes draw on too is shown whole. */
export async function readBudgets(tx: Tx, scope: BundleScope): Promise<ReportBudget[]> {
  const { rows } = await sql<ReportBudget>`
    select b.activity_code as "activityCode", b.account_code as "accountCode", b.title, b.ceiling_rupiah as "ceilingRupiah",
           b.reserved_rupiah as "reservedRupiah", b.committed_rupiah as "committedRupiah", b.paid_rupiah as "paidRupiah",
           b.returned_rupiah as "returnedRupiah",
           b.ceiling_rupiah - b.reserved_rupiah - b.committed_rupiah - b.paid_rupiah + b.returned_rupiah as "roomRupiah"
      from delivery.budgets b
     where b.id in (select d.budget_id from delivery.decrees d where ${decreesOfYear(scope)})
     order by b.activity_code, b.account_code`.execute(tx);
  return rows;
}

/** What came back to the treasury, by its receipt (STS). */
export async function readSettlements(tx: Tx, scope: BundleScope): Promise<ReportSettlement[]> {
  const { rows } = await sql<ReportSettlement>`
    select p.sts_number as "stsNumber", p.sts_on as "stsOn", count(*)::int as lines, sum(p.amount_rupiah)::bigint as "totalRupiah"
      from delivery.payments p join delivery.payment_batches b on b.id = p.batch_id
     where ${sentBatches(scope)} and p.state = 'treasury'
     group by 1, 2 order by 2, 1`.execute(tx);
  return rows;
}

export async function readGoods(tx: Tx, { programmeCode, year }: BundleScope): Promise<ReportGoods[]> {
  const { rows } = await sql<ReportGoods>`
    select i.title ->> 'id' as item, i.measure, sum(h.quantity)::int as quantity, count(*)::int as minutes,
           coalesce(sum(h.quantity) filter (where exists (
             select from delivery.handover_events v
              where v.region_code = h.region_code and v.handover_id = h.id and v.kind = 'returned')), 0)::int as "cameBack"
      from delivery.handovers h
      join delivery.goods_allocations a on a.region_code = h.region_code and a.id = h.allocation_id
      join delivery.entitlements e on e.region_code = a.region_code and e.id = a.entitlement_id
      join delivery.goods_items i on i.code = delivery.item_of_lot(a.lot_id)
     where e.programme_code = ${programmeCode} and h.quantity > 0
       and h.happened_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Jakarta')
       and h.happened_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Asia/Jakarta')
     group by 1, 2 order by 1`.execute(tx);
  return rows;
}

/** Findings of the decrees by kind; "gone" = cured by correcting the list, so that nobody had to decide. */
export async function readFindings(tx: Tx, scope: BundleScope): Promise<ReportFinding[]> {
  const { rows } = await sql<ReportFinding>`
    select f.kind, count(*)::int as found,
           (count(*) filter (where f.resolution = 'keep'))::int as kept,
           (count(*) filter (where f.resolution = 'remove'))::int as removed,
           (count(*) filter (where f.resolution = 'correct'))::int as corrected,
           (count(*) filter (where f.resolution is null and f.gone_at is not null))::int as gone,
           (count(*) filter (where f.resolution is null and f.gone_at is null))::int as open
      from delivery.findings f join delivery.decrees d on d.id = f.decree_id
     where ${decreesOfYear(scope)} group by f.kind order by f.kind`.execute(tx);
  return rows;
}

export interface SentFigures {
  /** As the files were recorded when they went out. */
  readonly sent: Tally;
  /** Counted from the payments, whatever compartments the reader holds; by the bundle's words. */
  readonly byResult: ReadonlyMap<string, Tally>;
}

/** What left, from two sources that know nothing of each other: the batches' records and the payments. */
export async function readSent(tx: Tx, scope: BundleScope): Promise<SentFigures> {
  const batches = await sql<{ id: string; lines: number; rupiah: bigint }>`
    select b.id, b.line_count as lines, b.total_rupiah as rupiah
      from delivery.payment_batches b where ${sentBatches(scope)}`.execute(tx);
  const ids = batches.rows.map((row) => row.id);
  const sums = await sql<{ state: string; lines: number; rupiah: bigint }>`
    select s.state, sum(s.lines)::int as lines, sum(s.rupiah)::bigint as rupiah
      from delivery.payment_sums(${ids}::uuid[]) s group by s.state`.execute(tx);
  const byResult = new Map<string, Tally>();
  for (const word of new Set(Object.values(paymentWords))) {
    const own = sums.rows.filter((row) => paymentWords[row.state] === word);
    byResult.set(word, addTallies(own.map((row) => ({ rows: row.lines, rupiah: row.rupiah }))));
  }
  const sent = addTallies(batches.rows.map((row) => ({ rows: row.lines, rupiah: row.rupiah })));
  return { sent, byResult };
}
