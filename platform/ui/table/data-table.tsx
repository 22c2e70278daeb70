/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role -- a <table> with role grid is the WAI-ARIA
   data grid: the same cells, moved through by arrows */
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { type Column, type Selection, visibleColumns } from "./column.ts";
import styles from "./data-table.module.css";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import type { TableState } from "./table-state.ts";
import { TableTools } from "./table-tools.tsx";
import { useGridKeys } from "./use-grid-keys.ts";
import { useWindow } from "./use-window.ts";

/** Rows on one page where pages are chosen; a screen and a half, and what fits on two sheets of paper. */
const pageSize = 50;

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly state: TableState;
  readonly columns: readonly Column<Row>[];
  /** Rows read so far, in the order to show. */
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** How many there are in all; null where nobody counted. */
  readonly total: number | null;
  readonly hasMore?: boolean;
  readonly loadingMore?: boolean;
  readonly onMore?: () => void;
  /** Page of a row: its first cell becomes a link, Enter opens it; undefined for a row without one. */
  readonly rowTo?: (row: Row) => string | undefined;
  readonly selection?: Selection;
  readonly onExport?: () => void;
  /** Shown instead of the table when there is no row. */
  readonly empty: ReactNode;
}

/**
 * A work list: sticky head and first column, long lists drawn only where they are looked at (or pages instead),
 * sort and columns in the address, keyboard as in a sheet. Rows may come piece by piece (`onMore`).
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    state,
    rows,
    rowId,
    total,
    rowTo,
    selection,
    hasMore = false,
    loadingMore = false,
  } = props;
  const columns = visibleColumns(props.columns, state.columns);
  const navigate = useNavigate();
  const container = useRef<HTMLDivElement>(null);
  const paged = state.mode === "pages";
  const first = paged ? (state.page - 1) * pageSize : 0;
  const drawn = paged ? rows.slice(first, first + pageSize) : rows;

  const remPixels = Number.parseFloat(globalThis.getComputedStyle(document.documentElement).fontSize);
  const estimate = (state.density === "dense" ? 2.125 : 2.75) * remPixels;
  const { shown, reveal } = useWindow(container, drawn.length, estimate, !paged && drawn.length > 0);

  const { onMore } = props;
  const wantsMore =
    hasMore && !loadingMore && (paged ? rows.length < first + pageSize : shown.to > drawn.length - 30);
  useEffect(() => {
    if (wantsMore) onMore?.();
  }, [wantsMore, onMore]);

  const toggle = useCallback(
    (row: Row | undefined) => {
      if (selection === undefined || row === undefined) return;
      const ids = new Set(selection.ids);
      const id = rowId(row);
      if (!ids.delete(id)) ids.add(id);
      selection.onChange(ids);
    },
    [selection, rowId],
  );
  const offset = selection === undefined ? 0 : 1;
  const keys = useGridKeys({
    container,
    rows: drawn.length,
    columns: columns.length + offset,
    reveal,
    onSpace: (row) => toggle(drawn[row]),
    onEnter: (row) => {
      const target = drawn[row];
      const to = target === undefined ? undefined : rowTo?.(target);
      if (to !== undefined) void navigate({ href: to });
    },
  });

  const tableRow = (row: Row, index: number) => (
    <TableRow
      key={rowId(row)}
      row={row}
      index={index}
      position={first + index + 2}
      columns={columns}
      to={rowTo?.(row)}
      selected={selection?.ids.has(rowId(row))}
      onToggle={() => toggle(row)}
      activeColumn={keys.active.row === index ? keys.active.column : undefined}
      onActivate={(column) => keys.setActive({ row: index, column })}
    />
  );

  return (
    <div className={styles["table"]}>
      <TableTools
        state={state}
        columns={props.columns}
        shown={rows.length}
        total={total}
        selected={selection?.ids.size ?? 0}
        onExport={props.onExport}
      />
      {rows.length === 0 ? (
        props.empty
      ) : (
        <div className={styles["scroll"]} ref={container} data-mode={state.mode}>
          <table
            role="grid"
            className={styles["grid"]}
            data-density={state.density}
            aria-rowcount={total === null ? -1 : total + 1}
            aria-multiselectable={selection !== undefined}
            onKeyDown={keys.onKeyDown}
          >
            <caption className="sn-hidden">{caption}</caption>
            <TableHead columns={columns} state={state} rows={drawn} rowId={rowId} selection={selection} />
            <tbody>
              {paged && drawn.map(tableRow)}
              {!paged && shown.above > 0 && <Spacer height={shown.above} />}
              {!paged &&
                drawn.slice(shown.from, shown.to).map((row, index) => tableRow(row, shown.from + index))}
              {!paged && shown.below > 0 && <Spacer height={shown.below} />}
            </tbody>
          </table>
        </div>
      )}
      {paged && rows.length > 0 && (
        <Pages state={state} known={rows.length} total={total} hasMore={hasMore} loading={loadingMore} />
      )}
    </div>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return <tr aria-hidden style={{ height }} />;
}

function Pages({
  state,
  known,
  total,
  hasMore,
  loading,
}: {
  readonly state: TableState;
  readonly known: number;
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly loading: boolean;
}) {
  const last = Math.max(1, Math.ceil((total ?? known) / pageSize));
  const more = state.page * pageSize < known || hasMore;
  return (
    <nav className={styles["pages"]} aria-label={m.ui_pages()} data-print="hide">
      <Button variant="default" disabled={state.page <= 1} onClick={() => state.setPage(state.page - 1)}>
        {m.ui_page_previous()}
      </Button>
      <span className="sn-tabular">
        {total === null
          ? m.ui_page({ page: formatNumber(state.page) })
          : m.ui_page_of({ page: formatNumber(state.page), last: formatNumber(last) })}
      </span>
      <Button
        variant="default"
        disabled={!more || loading}
        loading={loading}
        onClick={() => state.setPage(state.page + 1)}
      >
        {m.ui_page_next()}
      </Button>
    </nav>
  );
}
