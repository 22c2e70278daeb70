import type { ReactNode } from "react";
import styles from "./catalogue.module.css";

export interface SmallColumn {
  readonly key: string;
  readonly head: string;
  readonly figure?: boolean;
}

/** A short table inside a panel: few rows, no tools; scrolls inside itself where the page is narrow. */
export function SmallTable({
  caption,
  columns,
  rows,
  foot,
}: {
  readonly caption: string;
  readonly columns: readonly SmallColumn[];
  /** Cells in the order of the columns; the first one names its row. */
  readonly rows: ReadonlyArray<{ readonly key: string; readonly cells: readonly ReactNode[] }>;
  readonly foot?: readonly ReactNode[];
}) {
  const figure = (index: number) =>
    columns[index]?.figure === true ? { className: styles["figure"] ?? "" } : {};
  const cell = (content: ReactNode, index: number) =>
    index === 0 ? (
      <th scope="row" key={columns[index]?.key}>
        {content}
      </th>
    ) : (
      <td key={columns[index]?.key} {...figure(index)}>
        {content}
      </td>
    );
  return (
    // A region that scrolls must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles["scroll"]} aria-label={caption} tabIndex={0}>
      <table className={styles["table"]}>
        <caption className="sn-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th scope="col" key={column.key} {...figure(index)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>{row.cells.map(cell)}</tr>
          ))}
        </tbody>
        {foot !== undefined && (
          <tfoot>
            <tr>{foot.map(cell)}</tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
