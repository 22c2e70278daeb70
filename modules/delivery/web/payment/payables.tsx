import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { listPayables } from "../../contract/list-payables.ts";
import styles from "../money/money.module.css";
import { useProgrammes } from "../money/use-programmes.ts";
import { rupiah } from "../money/words.ts";
import { stageText } from "../shared/stage-text.ts";

export type Payable = OutputOf<typeof listPayables>["payables"][number];

/** Columns; where the actor may pay, each line has its act. */
function columnsFor(
  titleOf: (code: string) => string,
  onPay: ((payable: Payable) => void) | undefined,
): readonly Column<Payable>[] {
  const act: Column<Payable> = {
    id: "act",
    header: m.delivery_payment_next,
    width: 8,
    cell: (row) =>
      row.withoutBudget === row.lines ? (
        m.delivery_payment_no_budget()
      ) : (
        <Button size="compact-sm" variant="default" onClick={() => onPay?.(row)}>
          {m.delivery_payment_make()}
        </Button>
      ),
  };
  return [
    {
      id: "what",
      header: m.delivery_payment_what,
      cell: (row) => `${titleOf(row.programmeCode)} · ${row.period} · ${stageText(row.stage)}`,
      width: 16,
    },
    ...(onPay === undefined ? [] : [act]),
    { id: "place", header: m.delivery_region, cell: (row) => row.placeLabel, width: 10 },
    {
      id: "channel",
      header: m.delivery_payment_channel,
      cell: (row) => row.channel ?? m.delivery_payment_any_channel(),
      width: 8,
    },
    { id: "due", header: m.delivery_payment_due_on, cell: (row) => formatDate(row.dueOn), width: 7 },
    {
      id: "lines",
      header: m.delivery_payment_recipients,
      figure: true,
      cell: (row) => formatNumber(row.lines),
    },
    { id: "rupiah", header: m.delivery_amount, figure: true, width: 9, cell: (row) => rupiah(row.rupiah) },
  ];
}

/** What is due and in no batch: one line per programme, stage, channel and region, each with its next act. */
export function Payables({ onPay }: { readonly onPay: ((payable: Payable) => void) | undefined }) {
  const read = useRead(listPayables, {});
  const state = useTableState("jatuh-tempo");
  const { titleOf } = useProgrammes();
  const columns = columnsFor(titleOf, onPay);
  return (
    <Loaded read={read} rows={3}>
      {({ payables, hiddenLines }) => (
        <>
          <DataTable
            caption={m.delivery_payment_payables()}
            state={state}
            columns={columns}
            rows={payables}
            total={payables.length}
            rowId={(row) => [row.programmeCode, row.period, row.stage, row.channel, row.placeCode].join(" ")}
            empty={
              <EmptyState
                title={m.delivery_payment_payables_none()}
                text={m.delivery_payment_payables_none_text()}
              />
            }
          />
          {hiddenLines > 0 && (
            <p className={styles["hint"]}>
              {m.delivery_payment_hidden_due({ count: formatNumber(hiddenLines) })}
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}
