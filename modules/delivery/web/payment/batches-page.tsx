import { Button, NativeSelect } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";
import { paymentBatchStates } from "../../contract/payment-shapes.ts";
import styles from "../money/money.module.css";
import { useProgrammes } from "../money/use-programmes.ts";
import { batchTones, batchWords, rupiah, worded } from "../money/words.ts";
import { stageText } from "../shared/stage-text.ts";
import type { NewBatchStart } from "./new-batch.tsx";
import { Payables } from "./payables.tsx";

// Opened by a press.
const NewBatch = lazy(() => import("./new-batch.tsx").then((part) => ({ default: part.NewBatch })));

type Row = OutputOf<typeof listPaymentBatches>["batches"][number];

function Programme({ row }: { readonly row: Row }) {
  const { titleOf } = useProgrammes();
  return <>{`${titleOf(row.programmeCode)} · ${row.period} · ${stageText(row.stage)}`}</>;
}

function Channel({ row }: { readonly row: Row }) {
  return <>{row.channelTitle[useLocale()]}</>;
}

const columns: readonly Column<Row>[] = [
  {
    id: "number",
    header: m.delivery_payment_batch,
    cell: (row) => m.delivery_payment_number({ number: row.number }),
    width: 7,
  },
  {
    id: "state",
    header: m.delivery_state,
    width: 9,
    cell: (row) => (
      <StatusBadge tone={batchTones[row.state] ?? "grey"}>{worded(batchWords, row.state)}</StatusBadge>
    ),
  },
  { id: "programme", header: m.delivery_payment_what, cell: (row) => <Programme row={row} />, width: 14 },
  {
    id: "channel",
    header: m.delivery_payment_channel,
    cell: (row) => <Channel row={row} />,
    width: 12,
    optional: "shown",
  },
  { id: "place", header: m.delivery_region, cell: (row) => row.placeLabel, width: 9, optional: "shown" },
  { id: "value", header: m.delivery_payment_value_on, cell: (row) => formatDate(row.valueOn), width: 7 },
  {
    id: "lines",
    header: m.delivery_payment_recipients,
    figure: true,
    cell: (row) => formatNumber(row.lines),
  },
  { id: "total", header: m.delivery_amount, figure: true, width: 9, cell: (row) => rupiah(row.totalRupiah) },
  {
    id: "pending",
    header: m.delivery_payment_pending,
    figure: true,
    cell: (row) => formatNumber(row.balance.pending.lines),
  },
  {
    id: "settle",
    header: m.delivery_payment_to_settle,
    figure: true,
    cell: (row) => formatNumber(row.toSettle),
  },
  {
    id: "unexplained",
    header: m.delivery_payment_unexplained,
    figure: true,
    cell: (row) => formatNumber(row.balance.unexplained.lines),
  },
];

/** Payment batches with their balance, and what is due and waits for one. */
export function BatchesPage() {
  const [values, change] = useUrlState();
  const chosen = paymentBatchStates.find((one) => one === values["keadaan"]);
  const { read, ...list } = useList(
    listPaymentBatches,
    chosen === undefined ? {} : { state: chosen },
    (out) => ({ rows: out.batches, next: out.next, total: null }),
  );
  const state = useTableState("pembayaran");
  const mayPrepare = useMay("delivery.payment.prepare");
  const [making, setMaking] = useState<NewBatchStart>();
  return (
    <>
      <PageHeader
        title={m.delivery_payment_title()}
        meta={m.delivery_payment_meta()}
        actions={mayPrepare && <Button onClick={() => setMaking({})}>{m.delivery_payment_new()}</Button>}
      />
      <div className={styles["stack"]}>
        <Panel title={m.delivery_payment_payables()} flush>
          <Payables onPay={mayPrepare ? setMaking : undefined} />
        </Panel>
        <FilterBar active={chosen === undefined ? 0 : 1} onClear={() => change({ keadaan: undefined })}>
          <NativeSelect
            label={m.delivery_state()}
            value={chosen ?? ""}
            onChange={(event) => change({ keadaan: event.currentTarget.value || undefined })}
            data={[
              { value: "", label: m.delivery_any_state() },
              ...paymentBatchStates.map((value) => ({ value, label: worded(batchWords, value) })),
            ]}
          />
        </FilterBar>
        <Loaded read={read} rows={6}>
          {() => (
            <DataTable
              caption={m.delivery_payment_batches()}
              state={state}
              columns={columns}
              {...list}
              rowId={(row) => row.batchId}
              rowTo={(row) => `/pembayaran/${row.batchId}`}
              empty={<EmptyState title={m.delivery_payment_none()} text={m.delivery_payment_none_text()} />}
            />
          )}
        </Loaded>
      </div>
      <Suspense fallback={null}>
        {making !== undefined && <NewBatch start={making} onClose={() => setMaking(undefined)} />}
      </Suspense>
    </>
  );
}
