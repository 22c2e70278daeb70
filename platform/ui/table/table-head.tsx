import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import type { Column, Selection } from "./column.ts";
import styles from "./data-table.module.css";
import { nextSort, type TableState } from "./table-state.ts";

export function TableHead<Row>({
  columns,
  state,
  rows,
  rowId,
  selection,
}: {
  readonly columns: readonly Column<Row>[];
  readonly state: TableState;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly selection: Selection | undefined;
}) {
  const ids = selection === undefined ? [] : rows.map(rowId);
  const all = selection !== undefined && ids.length > 0 && ids.every((id) => selection.ids.has(id));
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection !== undefined && (
          <th scope="col" className={styles["check"]}>
            <input
              type="checkbox"
              aria-label={m.ui_select_all()}
              checked={all}
              onChange={() => selection.onChange(new Set(all ? [] : ids))}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} state={state} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell<Row>({ column, state }: { readonly column: Column<Row>; readonly state: TableState }) {
  const sorted = state.sort?.column === column.id ? state.sort : undefined;
  const words = (
    <>
      {column.header()}
      {column.unit !== undefined && <span className={styles["unit"]}> ({column.unit()})</span>}
    </>
  );
  const Icon = sorted === undefined ? IconArrowsSort : sorted.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={column.figure === true ? "sn-figure" : undefined}
      style={column.width === undefined ? undefined : { minWidth: `min(${column.width}rem, 45vw)` }}
      aria-sort={sorted === undefined ? undefined : sorted.descending ? "descending" : "ascending"}
    >
      {column.sortable === true ? (
        <button
          type="button"
          className={styles["sort"]}
          data-print="show"
          onClick={() => state.setSort(nextSort(state.sort, column.id))}
        >
          {words}
          <Icon size="0.9em" aria-hidden data-idle={sorted === undefined} />
        </button>
      ) : (
        words
      )}
    </th>
  );
}
