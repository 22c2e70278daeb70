import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { PaymentBatchRow as BatchView } from "../../contract/payment-shapes.ts";
import { paymentChannels } from "./channels.ts";
import type { PaymentWork } from "./work/work-shape.ts";

/** A payment batch as stored. */
export interface BatchRow {
  readonly id: string;
  readonly number: number;
  readonly kind: "first" | "reissue";
  readonly programmeCode: string;
  readonly period: string;
  readonly stage: string;
  readonly channel: string;
  readonly placeCode: string;
  readonly valueOn: string;
  readonly state: BatchView["state"];
  readonly lines: number;
  readonly totalRupiah: bigint;
  readonly exportId: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly exportedAt: Date | null;
  readonly exportedBy: string | null;
  readonly releasedAt: Date | null;
  readonly releasedBy: string | null;
  readonly settledAt: Date | null;
  readonly cancelReason: string | null;
  readonly revision: number;
  /** Long work on it now (work/work-shape.ts): nothing else may change it meanwhile. */
  readonly work: PaymentWork | null;
}

/** Columns of `delivery.payment_batches b` as a BatchRow. */
export const batchColumns = sql`b.id, b.number, b.kind, b.programme_code as "programmeCode", b.period, b.stage, b.channel,
  b.place_code as "placeCode", b.value_on as "valueOn", b.state, b.line_count as lines, b.total_rupiah as "totalRupiah",
  b.export_id as "exportId", b.made_at as "madeAt", b.made_by as "madeBy", b.exported_at as "exportedAt",
  b.exported_by as "exportedBy", b.released_at as "releasedAt", b.released_by as "releasedBy", b.settled_at as "settledAt",
  b.cancel_reason as "cancelReason", b.revision, b.work`;

export async function findBatch(tx: Tx, batchId: string, lock = false): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${batchColumns} from delivery.payment_batches b where b.id = ${batchId} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

/** Six digits, as files and letters name it. */
export const batchNumberText = (number: number) => String(number).padStart(6, "0");

export const batchSubject = (batch: { readonly id: string; readonly placeCode: string }) => ({
  kind: "payment-batch",
  id: batch.id,
  placeCode: batch.placeCode,
});

export function batchView(row: BatchRow, label: (code: string) => string): BatchView {
  return {
    batchId: row.id,
    number: row.number,
    kind: row.kind,
    programmeCode: row.programmeCode,
    period: row.period,
    stage: row.stage,
    channel: row.channel,
    channelTitle: paymentChannels().get(row.channel)?.title ?? { id: row.channel, en: row.channel },
    placeCode: row.placeCode,
    placeLabel: label(row.placeCode),
    valueOn: row.valueOn,
    state: row.state,
    lines: row.lines,
    totalRupiah: String(row.totalRupiah),
    madeAt: row.madeAt.toISOString(),
    revision: row.revision,
    work: row.work === null ? null : { workId: row.work.workId, step: row.work.step },
  };
}

/**
 * Whether the actor sees every payment of the batch: who lacks a compartment would write a file, or release one,
 * with people missing from it.
 */
export async function seesWholeBatch(tx: Tx, batchId: string): Promise<boolean> {
  const { rows } = await sql<{ whole: boolean }>`
    select (select count(*) from delivery.payments p where p.batch_id = ${batchId})
         = (select coalesce(sum(s.lines), 0) from delivery.payment_sums(array[${batchId}::uuid]) s) as whole`.execute(
    tx,
  );
  return rows[0]?.whole ?? false;
}
