import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
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
import { getBudget } from "../../contract/get-budget.ts";
import styles from "../money/money.module.css";
import { moveWords, rupiah, worded } from "../money/words.ts";
import { BudgetBar, BudgetLegend } from "./budget-bar.tsx";
import { ChangeBudget } from "./budget-form.tsx";

type Move = OutputOf<typeof getBudget>["moves"][number];

function MovedAt({ at }: { readonly at: string }) {
  return <>{formatInstant(at, useLocale())}</>;
}

/** Page of what a move was done for. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  "payment-batch": (id) => `/pembayaran/${id}`,
  decree: (id) => `/sk/${id}`,
  enrolment: (id) => `/kepesertaan/${id}`,
};

const columns: readonly Column<Move>[] = [
  { id: "kind", header: m.delivery_budget_move, cell: (row) => worded(moveWords, row.kind), width: 9 },
  {
    id: "amount",
    header: m.delivery_amount,
    figure: true,
    width: 9,
    cell: (row) => rupiah(row.amountRupiah),
  },
  { id: "at", header: m.delivery_budget_moved_at, cell: (row) => <MovedAt at={row.movedAt} />, width: 11 },
  { id: "by", header: m.delivery_budget_moved_by, cell: (row) => row.movedBy || "–", width: 9 },
  {
    id: "for",
    header: m.delivery_budget_moved_for,
    width: 14,
    cell: (row) => {
      const page = row.referenceId === null ? undefined : pages[row.referenceKind]?.(row.referenceId);
      const text = row.note === "" ? row.referenceKind : row.note;
      return page === undefined ? (
        text
      ) : (
        <AppLink className={styles["link"]} to={page}>
          {text}
        </AppLink>
      );
    },
  },
];

/** One budget line: its figures, counted anew from its moves, and every move. */
export function BudgetPage() {
  const { budgetId = "" }: { readonly budgetId?: string } = useParams({ strict: false });
  const { read, ...list } = useList(getBudget, { budgetId }, (out) => ({
    rows: out.moves,
    next: out.next,
    total: null,
  }));
  const mayChange = useMay("delivery.budget.change");
  const state = useTableState("gerak-anggaran");
  const [changing, setChanging] = useState(false);
  return (
    <Loaded read={read} rows={6}>
      {({ budget, recounted }) => (
        <>
          <PageHeader
            title={budget.title}
            meta={`${budget.activityCode} · ${budget.accountCode} · ${budget.fundSource} ${budget.year}`}
            backTo="/anggaran"
            badges={
              <StatusBadge tone={recounted ? "green" : "red"}>
                {recounted ? m.delivery_budget_recounted() : m.delivery_budget_not_recounted()}
              </StatusBadge>
            }
            actions={
              mayChange && (
                <Button variant="default" onClick={() => setChanging(true)}>
                  {m.delivery_budget_change()}
                </Button>
              )
            }
          />
          <div className={styles["stack"]}>
            <Panel title={m.delivery_budget_use()}>
              <div className={styles["stack"]}>
                <BudgetBar figures={budget} />
                <BudgetLegend />
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
                      <dd className="sn-figure">{rupiah(budget[key])}</dd>
                    </div>
                  ))}
                </dl>
              </div>
            </Panel>
            <Panel title={m.delivery_budget_moves()} flush>
              <DataTable
                caption={m.delivery_budget_moves()}
                state={state}
                columns={columns}
                {...list}
                rowId={(row) => row.moveId}
                empty={<EmptyState title={m.delivery_budget_moves_none()} />}
              />
            </Panel>
          </div>
          {changing && <ChangeBudget budget={budget} onClose={() => setChanging(false)} />}
        </>
      )}
    </Loaded>
  );
}
