import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { AppLink } from "#platform/ui/app-link.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { listPayments } from "../../contract/list-payments.ts";
import type { PaymentRow } from "../../contract/payment-shapes.ts";
import styles from "../money/money.module.css";
import { classWords, paymentTones, paymentWords, rupiah, worded } from "../money/words.ts";
import { DecideHeld } from "./decide-held.tsx";

const reasonOf = (row: PaymentRow) => {
  if (row.rejectClass !== null) return worded(classWords, row.rejectClass);
  return row.checkClass === null || row.checkClass === "ok" ? "–" : worded(classWords, row.checkClass);
};

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
    id: "state",
    header: m.delivery_state,
    width: 9,
    cell: (row) => (
      <StatusBadge tone={paymentTones[row.state] ?? "grey"}>{worded(paymentWords, row.state)}</StatusBadge>
    ),
  },
  { id: "place", header: m.delivery_region, cell: (row) => row.placeLabel, width: 14, optional: "hidden" },
  {
    id: "account",
    header: m.delivery_payment_account,
    width: 9,
    cell: (row) => <span className="sn-tabular">{row.accountMasked ?? "–"}</span>,
  },
  {
    id: "holder",
    header: m.delivery_payment_account_name,
    width: 10,
    cell: (row) => row.accountName ?? "–",
    optional: "shown",
  },
  {
    id: "amount",
    header: m.delivery_amount,
    figure: true,
    width: 8,
    cell: (row) => rupiah(row.amountRupiah),
  },
  {
    id: "reason",
    header: m.delivery_payment_class,
    width: 10,
    cell: (row) => [reasonOf(row), row.checkName].filter(Boolean).join(" · "),
  },
  {
    id: "reference",
    header: m.delivery_payment_reference,
    width: 9,
    cell: (row) => <span className="sn-tabular">{row.reference}</span>,
    optional: "shown",
  },
];

const decideColumn = (onDecide: (payment: PaymentRow) => void): Column<PaymentRow> => ({
  id: "act",
  header: m.delivery_payment_next,
  width: 7,
  cell: (row) =>
    row.state === "held" || row.state === "open" ? (
      <Button size="compact-sm" variant="default" onClick={() => onDecide(row)}>
        {row.state === "held" ? m.delivery_payment_decide() : m.delivery_payment_drop()}
      </Button>
    ) : (
      "–"
    ),
});

/** The recipients of a batch; in a draft the held ones come first in sight, each with its decision. */
export function PaymentList({
  batchId,
  isDraft,
  states,
}: {
  readonly batchId: string;
  readonly isDraft: boolean;
  readonly states: Readonly<Record<string, { readonly lines: number }>>;
}) {
  const held = isDraft && (states["held"]?.lines ?? 0) > 0;
  const [chosen, setChosen] = useState(held ? "held" : "");
  const state = useTableState("penerima");
  const mayPrepare = useMay("delivery.payment.prepare");
  const [deciding, setDeciding] = useState<PaymentRow>();
  const known = Object.keys(states);
  const filter = known.find((one) => one === chosen) as PaymentRow["state"] | undefined;
  const { read, ...list } = useList(
    listPayments,
    { batchId, ...(filter === undefined ? {} : { state: filter }) },
    (out) => ({ rows: out.payments, next: out.next, total: out.total }),
  );
  const columns =
    isDraft && mayPrepare
      ? [...baseColumns.slice(0, 2), decideColumn(setDeciding), ...baseColumns.slice(2)]
      : baseColumns;
  return (
    <Panel
      title={m.delivery_payment_list()}
      flush
      actions={
        <NativeSelect
          aria-label={m.delivery_state()}
          value={filter ?? ""}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: "", label: m.delivery_any_state() },
            ...known.map((value) => ({ value, label: worded(paymentWords, value) })),
          ]}
        />
      }
    >
      <Loaded read={read} rows={5}>
        {() => (
          <DataTable
            caption={m.delivery_payment_list()}
            state={state}
            columns={columns}
            {...list}
            rowId={(row) => row.paymentId}
            empty={<EmptyState title={m.delivery_payment_list_none()} />}
          />
        )}
      </Loaded>
      {deciding !== undefined && <DecideHeld payment={deciding} onClose={() => setDeciding(undefined)} />}
    </Panel>
  );
}
