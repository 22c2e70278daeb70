import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { AppLink } from "#platform/ui/app-link.tsx";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listPayments } from "../../contract/list-payments.ts";
import type { PaymentRow } from "../../contract/payment-shapes.ts";
import styles from "../money/money.module.css";
import { classWords, rupiah, worded } from "../money/words.ts";
import { CorrectAccount, Reissue, ToTreasury } from "./settle-acts.tsx";

const classes = [
  "account-not-found",
  "account-closed",
  "account-dormant",
  "name-differs",
  "nik-failed",
  "not-collected",
  "other",
];

const baseColumns: readonly Column<PaymentRow>[] = [
  {
    id: "name",
    header: m.delivery_payment_recipient,
    width: 12,
    cell: (row) => (
      <AppLink className={styles["link"]} to={`/kepesertaan/${row.enrolmentId}`}>
        {row.name}
      </AppLink>
    ),
  },
  {
    id: "class",
    header: m.delivery_payment_class,
    width: 10,
    cell: (row) => <StatusBadge tone="red">{worded(classWords, row.rejectClass ?? "other")}</StatusBadge>,
  },
  {
    id: "text",
    header: m.delivery_payment_bank_text,
    width: 10,
    cell: (row) => row.bankText ?? "–",
    optional: "hidden",
  },
  {
    id: "batch",
    header: m.delivery_payment_batch,
    width: 7,
    cell: (row) => (
      <AppLink className={styles["link"]} to={`/pembayaran/${row.batchId}`}>
        {m.delivery_payment_number({ number: row.batchNumber })}
      </AppLink>
    ),
  },
  { id: "attempt", header: m.delivery_payment_attempt, figure: true, cell: (row) => row.attempt },
  { id: "place", header: m.delivery_region, width: 14, cell: (row) => row.placeLabel, optional: "hidden" },
  {
    id: "account",
    header: m.delivery_payment_account,
    width: 9,
    cell: (row) => <span className="sn-tabular">{row.accountMasked ?? "–"}</span>,
  },
  {
    id: "amount",
    header: m.delivery_amount,
    figure: true,
    width: 8,
    cell: (row) => rupiah(row.amountRupiah),
  },
  {
    id: "corrected",
    header: m.delivery_payment_corrected,
    width: 7,
    cell: (row) => (row.checkClass === "corrected" ? m.delivery_payment_class_corrected() : "–"),
  },
];

const correctColumn = (onCorrect: (payment: PaymentRow) => void): Column<PaymentRow> => ({
  id: "act",
  header: m.delivery_payment_next,
  width: 9,
  cell: (row) => (
    <Button size="compact-sm" variant="default" onClick={() => onCorrect(row)}>
      {m.delivery_payment_correct()}
    </Button>
  ),
});

/** The returns workbench: payments that came back, ticked and sent again or returned to the treasury. */
export function ReturnsPage() {
  const [values, change] = useUrlState();
  const chosen = classes.find((one) => one === values["sebab"]);
  const { read, ...list } = useList(
    listPayments,
    { state: "rejected", ...(chosen === undefined ? {} : { rejectClass: chosen }) },
    (out) => ({ rows: out.payments, next: out.next, total: out.total }),
  );
  const state = useTableState("retur");
  const maySettle = useMay("delivery.payment.settle");
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<"reissue" | "treasury">();
  const [correcting, setCorrecting] = useState<PaymentRow>();
  const ticked = list.rows.filter((row) => ids.has(row.paymentId));
  const batches = new Set(ticked.map((row) => row.batchId));
  const done = () => {
    setAsking(undefined);
    setIds(new Set());
  };
  const columns = maySettle
    ? [...baseColumns.slice(0, 2), correctColumn(setCorrecting), ...baseColumns.slice(2)]
    : baseColumns;
  return (
    <>
      <PageHeader title={m.delivery_payment_returns()} meta={m.delivery_payment_returns_meta()} />
      <div className={styles["stack"]}>
        <FilterBar active={chosen === undefined ? 0 : 1} onClear={() => change({ sebab: undefined })}>
          <NativeSelect
            label={m.delivery_payment_class()}
            value={chosen ?? ""}
            onChange={(event) => change({ sebab: event.currentTarget.value || undefined })}
            data={[
              { value: "", label: m.delivery_payment_class_any() },
              ...classes.map((value) => ({ value, label: worded(classWords, value) })),
            ]}
          />
        </FilterBar>
        {maySettle && ticked.length > 0 && (
          <div className={styles["acts"]} role="group" aria-label={m.delivery_payment_next()}>
            <span>{m.delivery_payment_ticked({ count: ticked.length })}</span>
            <Button disabled={batches.size !== 1} onClick={() => setAsking("reissue")}>
              {m.delivery_payment_reissue()}
            </Button>
            <Button variant="default" disabled={batches.size !== 1} onClick={() => setAsking("treasury")}>
              {m.delivery_payment_treasury()}
            </Button>
            {batches.size > 1 && <span className={styles["hint"]}>{m.delivery_payment_one_batch()}</span>}
          </div>
        )}
        <Loaded read={read} rows={6}>
          {() => (
            <DataTable
              caption={m.delivery_payment_returns()}
              state={state}
              columns={columns}
              {...list}
              rowId={(row) => row.paymentId}
              {...(maySettle ? { selection: { ids, onChange: setIds } } : {})}
              empty={
                <EmptyState
                  title={m.delivery_payment_returns_none()}
                  text={m.delivery_payment_returns_none_text()}
                />
              }
            />
          )}
        </Loaded>
      </div>
      {asking === "reissue" && (
        <Reissue payments={ticked} onClose={() => setAsking(undefined)} onDone={done} />
      )}
      {asking === "treasury" && (
        <ToTreasury payments={ticked} onClose={() => setAsking(undefined)} onDone={done} />
      )}
      {correcting !== undefined && (
        <CorrectAccount payment={correcting} onClose={() => setCorrecting(undefined)} />
      )}
    </>
  );
}
