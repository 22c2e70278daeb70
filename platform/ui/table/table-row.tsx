import type { ReactNode } from "react";
import { m } from "#messages/messages.js";
import { AppLink } from "../app-link.tsx";
import type { Column } from "./column.ts";
import styles from "./data-table.module.css";

export function TableRow<Row>({
  row,
  index,
  position,
  columns,
  to,
  selected,
  onToggle,
  activeColumn,
  onActivate,
}: {
  readonly row: Row;
  readonly index: number;
  /** Place in the whole list, counting the head as 1. */
  readonly position: number;
  readonly columns: readonly Column<Row>[];
  readonly to: string | undefined;
  /** Undefined where nothing can be selected. */
  readonly selected: boolean | undefined;
  readonly onToggle: () => void;
  readonly activeColumn: number | undefined;
  readonly onActivate: (column: number) => void;
}) {
  const offset = selected === undefined ? 0 : 1;
  const cell = (at: number) => ({
    "data-cell": `${index}:${at}`,
    tabIndex: activeColumn === at ? 0 : -1,
    onFocus: () => onActivate(at),
  });
  return (
    <tr
      data-index={index}
      aria-rowindex={position}
      {...(selected === undefined ? {} : { "aria-selected": selected })}
    >
      {selected !== undefined && (
        <td className={styles["check"]} {...cell(0)}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={m.ui_select_row()}
            checked={selected}
            onChange={onToggle}
          />
        </td>
      )}
      {columns.map((column, at) => {
        const content: ReactNode = column.cell(row);
        if (at === 0) {
          return (
            <th scope="row" key={column.id} {...cell(offset)}>
              {to === undefined ? (
                content
              ) : (
                <AppLink to={to} tabIndex={-1}>
                  {content}
                </AppLink>
              )}
            </th>
          );
        }
        return (
          <td
            key={column.id}
            className={column.figure === true ? "sn-figure" : undefined}
            {...cell(at + offset)}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
}
