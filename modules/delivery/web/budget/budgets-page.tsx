import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import type { BudgetView } from "../../contract/budget-shapes.ts";
import { exportBudgets } from "../../contract/export-budgets.ts";
import { listBudgets } from "../../contract/list-budgets.ts";
import { DownloadButton } from "../money/download-button.tsx";
import styles from "../money/money.module.css";
import { rupiah } from "../money/words.ts";
import { BudgetBar, BudgetLegend } from "./budget-bar.tsx";
import { NewBudget } from "./budget-form.tsx";

const money = (
  id: "ceilingRupiah" | "reservedRupiah" | "committedRupiah" | "paidRupiah" | "returnedRupiah" | "roomRupiah",
  header: () => string,
): Column<BudgetView> => ({
  id,
  header,
  figure: true,
  width: 9,
  cell: (row) => rupiah(row[id]),
});

const columns: readonly Column<BudgetView>[] = [
  { id: "title", header: m.delivery_budget_name, cell: (row) => row.title, width: 14 },
  {
    id: "codes",
    header: m.delivery_budget_codes,
    cell: (row) => `${row.activityCode} · ${row.accountCode}`,
    width: 13,
    optional: "shown",
  },
  { id: "fund", header: m.delivery_budget_fund, cell: (row) => row.fundSource, width: 6, optional: "hidden" },
  { id: "use", header: m.delivery_budget_use, cell: (row) => <BudgetBar figures={row} />, width: 10 },
  money("ceilingRupiah", m.delivery_budget_ceiling),
  money("roomRupiah", m.delivery_budget_room),
  money("reservedRupiah", m.delivery_budget_reserved),
  money("committedRupiah", m.delivery_budget_committed),
  money("paidRupiah", m.delivery_budget_paid),
  money("returnedRupiah", m.delivery_budget_returned),
];

/** Budget lines of a year: ceiling, what is reserved, committed, paid and come back, and what may still be reserved. */
export function BudgetsPage() {
  const [values, change] = useUrlState();
  const year = values["tahun"] === undefined ? undefined : Number(values["tahun"]);
  const read = useRead(listBudgets, year === undefined ? {} : { year }, { keepPrevious: true });
  const mayChange = useMay("delivery.budget.change");
  const state = useTableState("anggaran");
  const [adding, setAdding] = useState(false);
  const [thisYear] = useState(() => new Date().getFullYear());
  const shownYear = read.data?.year ?? thisYear;
  return (
    <>
      <PageHeader
        title={m.delivery_budget_title()}
        meta={m.delivery_budget_meta()}
        actions={
          <>
            <DownloadButton contract={exportBudgets} input={{ year: shownYear }}>
              {m.delivery_budget_export()}
            </DownloadButton>
            {mayChange && <Button onClick={() => setAdding(true)}>{m.delivery_budget_new()}</Button>}
          </>
        }
      />
      <Loaded read={read} rows={6}>
        {({ budgets, years, total }) => (
          <div className={styles["stack"]}>
            <FilterBar active={year === undefined ? 0 : 1} onClear={() => change({ tahun: undefined })}>
              <NativeSelect
                label={m.delivery_budget_year()}
                value={String(shownYear)}
                onChange={(event) => change({ tahun: event.currentTarget.value })}
                data={[...new Set([shownYear, ...years])].toSorted((a, b) => b - a).map(String)}
              />
            </FilterBar>
            {budgets.length > 0 && (
              <>
                <dl className={styles["figures"]}>
                  {(
                    [
                      ["ceilingRupiah", m.delivery_budget_ceiling],
                      ["reservedRupiah", m.delivery_budget_reserved],
                      ["committedRupiah", m.delivery_budget_committed],
                      ["paidRupiah", m.delivery_budget_paid],
                      ["returnedRupiah", m.delivery_budget_returned],
                      ["roomRupiah", m.delivery_budget_room],
                    ] as const
                  ).map(([key, label]) => (
                    <div className={styles["figure"]} key={key}>
                      <dt>{label()}</dt>
                      <dd className="sn-figure">{rupiah(total[key])}</dd>
                    </div>
                  ))}
                </dl>
                <BudgetLegend />
              </>
            )}
            <DataTable
              caption={m.delivery_budget_title()}
              state={state}
              columns={columns}
              rows={budgets}
              total={budgets.length}
              rowId={(row) => row.budgetId}
              rowTo={(row) => `/anggaran/${row.budgetId}`}
              empty={<EmptyState title={m.delivery_budget_none()} text={m.delivery_budget_none_text()} />}
            />
          </div>
        )}
      </Loaded>
      {adding && <NewBudget year={shownYear} onClose={() => setAdding(false)} />}
    </>
  );
}
