import type { ReactNode } from "react";
import type { Words } from "../module-web.ts";

/** One column of a DataTable; the first one names the row and stays in sight. */
export interface Column<Row> {
  readonly id: string;
  readonly header: Words;
  /** Unit, in the head: "Rp", "orang". */
  readonly unit?: Words;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand right, in tabular digits. */
  readonly figure?: boolean;
  /** Width in rem at the usual text size. */
  readonly width?: number;
  readonly sortable?: boolean;
  /** Whether people may switch it, and how it stands at first; absent = always shown. */
  readonly optional?: "shown" | "hidden";
}

/** Columns to draw: the fixed ones, and the optional ones that are chosen (or usual, where none was chosen). */
export function visibleColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
): readonly Column<Row>[] {
  return columns.filter(({ id, optional }) =>
    optional === undefined ? true : chosen === undefined ? optional === "shown" : chosen.includes(id),
  );
}

/** Rows that are ticked, by id. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly onChange: (ids: ReadonlySet<string>) => void;
}
