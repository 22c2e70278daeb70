import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell, or undefined for a key that does not move. */
export function moveCell(
  from: Cell,
  key: string,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): Cell | undefined {
  const steps: Readonly<Record<string, Cell>> = {
    ArrowUp: { row: from.row - 1, column: from.column },
    ArrowDown: { row: from.row + 1, column: from.column },
    ArrowLeft: { row: from.row, column: from.column - 1 },
    ArrowRight: { row: from.row, column: from.column + 1 },
    PageUp: { row: from.row - size.page, column: from.column },
    PageDown: { row: from.row + size.page, column: from.column },
    Home: { row: from.row, column: 0 },
    End: { row: from.row, column: size.columns - 1 },
  };
  const to = steps[key];
  if (to === undefined) return undefined;
  return {
    row: Math.max(0, Math.min(size.rows - 1, to.row)),
    column: Math.max(0, Math.min(size.columns - 1, to.column)),
  };
}

/**
 * Keyboard of a grid (WAI-ARIA grid pattern): one cell is in the tab order, arrows move it, Space selects, Enter
 * opens. `reveal` brings a row into the drawn part of a long list before it takes the focus.
 */
export function useGridKeys({
  container,
  rows,
  columns,
  reveal,
  onSpace,
  onEnter,
}: {
  readonly container: RefObject<HTMLElement | null>;
  readonly rows: number;
  readonly columns: number;
  readonly reveal: (row: number) => void;
  readonly onSpace: (row: number) => void;
  readonly onEnter: (row: number) => void;
}) {
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const wantsFocus = useRef(false);

  useEffect(() => {
    if (!wantsFocus.current) return;
    const cell = container.current?.querySelector<HTMLElement>(
      `[data-cell="${active.row}:${active.column}"]`,
    );
    if (cell === null || cell === undefined) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: false });
  });

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const inField =
        event.target instanceof HTMLElement &&
        event.target.closest("input:not([type=checkbox]), select, textarea");
      if (rows === 0 || inField || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!(event.target instanceof HTMLElement) || event.target.closest("tbody") === null) return;
      const to = moveCell(active, event.key, { rows, columns, page: 10 });
      if (to !== undefined) {
        event.preventDefault();
        wantsFocus.current = true;
        reveal(to.row);
        setActive(to);
        return;
      }
      const onCell = event.target.matches("[data-cell]");
      if (event.key === " " && onCell) {
        event.preventDefault();
        onSpace(active.row);
      }
      if (event.key === "Enter" && onCell) {
        event.preventDefault();
        onEnter(active.row);
      }
    },
    [active, rows, columns, reveal, onSpace, onEnter],
  );

  /** Row of the cell in the tab order, kept within a list that became shorter. */
  const row = Math.min(active.row, Math.max(0, rows - 1));
  return { active: { row, column: Math.min(active.column, Math.max(0, columns - 1)) }, setActive, onKeyDown };
}
