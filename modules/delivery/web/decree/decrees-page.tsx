import { NativeSelect } from "@mantine/core";
import { lazy, Suspense } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState, LoadingSkeleton } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import type { DecreeRow } from "../../contract/decree-shapes.ts";
import { listDecrees } from "../../contract/list-decrees.ts";
import { DecreeStatus, stateWords } from "../shared/decree-words.tsx";
import styles from "../shared/delivery.module.css";

const DraftPanel = lazy(() => import("./draft-panel.tsx").then((part) => ({ default: part.DraftPanel })));

const states = ["draft", "submitted", "checked", "signed", "cancelled"] as const;

const columns: readonly Column<DecreeRow>[] = [
  {
    id: "title",
    header: m.delivery_decree_title,
    width: 17,
    cell: (row) => <span className={styles["wrap"]}>{row.title}</span>,
  },
  {
    id: "state",
    header: m.delivery_decree_state,
    width: 12,
    cell: (row) => <DecreeStatus state={row.state} />,
  },
  { id: "number", header: m.delivery_decree_number, width: 11, cell: (row) => row.number ?? "–" },
  {
    id: "programme",
    header: m.delivery_programme,
    width: 11,
    optional: "shown",
    cell: (row) => row.programmeTitle,
  },
  { id: "period", header: m.delivery_period, width: 5.5, cell: (row) => row.period },
  { id: "place", header: m.delivery_place, width: 10, optional: "hidden", cell: (row) => row.placeLabel },
  {
    id: "lines",
    header: m.delivery_recipients,
    figure: true,
    width: 6.5,
    cell: (row) => formatNumber(row.lineCount),
  },
  {
    id: "total",
    header: m.delivery_total,
    figure: true,
    width: 10,
    cell: (row) => formatRupiah(BigInt(row.totalRupiah)),
  },
  {
    id: "open",
    header: m.delivery_findings_open,
    figure: true,
    width: 7,
    cell: (row) => (row.state === "cancelled" ? "–" : formatNumber(row.openFindings)),
  },
  {
    id: "dated",
    header: m.delivery_decree_dated,
    width: 7,
    optional: "shown",
    cell: (row) => (row.datedOn === null ? "–" : formatDate(row.datedOn)),
  },
];

/** Decrees of the area, and where a new one is drafted from a list. */
export function DecreesPage() {
  const mayDraft = useMay("delivery.decree.prepare");
  const [filters, change] = useUrlState();
  const wanted = states.find((one) => one === filters["keadaan"]);
  const list = useList(listDecrees, wanted === undefined ? {} : { state: wanted }, (out) => ({
    rows: out.decrees,
    next: out.next,
    total: out.total,
  }));
  const table = useTableState("sk");
  return (
    <>
      <PageHeader title={m.delivery_decrees()} meta={m.delivery_decrees_meta()} />
      <div className={styles["stack"]}>
        {mayDraft && (
          <Suspense fallback={<LoadingSkeleton rows={1} />}>
            <DraftPanel />
          </Suspense>
        )}
        <FilterBar active={wanted === undefined ? 0 : 1} onClear={() => change({ keadaan: undefined })}>
          <NativeSelect
            label={m.delivery_decree_state()}
            value={wanted ?? ""}
            onChange={(event) => change({ keadaan: event.currentTarget.value })}
            data={[
              { value: "", label: m.delivery_all() },
              ...states.map((one) => ({ value: one, label: stateWords[one]() })),
            ]}
          />
        </FilterBar>
        <Loaded read={list.read} rows={6}>
          {() => (
            <DataTable
              caption={m.delivery_decrees()}
              state={table}
              columns={columns}
              rows={list.rows}
              rowId={(row) => row.decreeId}
              rowTo={(row) => `/sk/${row.decreeId}`}
              total={list.total}
              hasMore={list.hasMore}
              loadingMore={list.loadingMore}
              onMore={list.onMore}
              empty={<EmptyState title={m.delivery_decrees_none()} text={m.delivery_decrees_none_text()} />}
            />
          )}
        </Loaded>
      </div>
    </>
  );
}
