import { ActionIcon, Button, Checkbox, Menu, Popover, Stack } from "@mantine/core";
import { IconColumns3, IconDownload, IconLayoutList } from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { Column } from "./column.ts";
import styles from "./data-table.module.css";
import type { TableState } from "./table-state.ts";

/** The line above a table: how many of how many, what is chosen, columns, density, list or pages, export. */
export function TableTools<Row>({
  state,
  columns,
  shown,
  total,
  selected,
  onExport,
}: {
  readonly state: TableState;
  readonly columns: readonly Column<Row>[];
  readonly shown: number;
  readonly total: number | null;
  readonly selected: number;
  readonly onExport?: (() => void) | undefined;
}) {
  const optional = columns.filter((column) => column.optional !== undefined);
  const chosen = state.columns ?? optional.filter((one) => one.optional === "shown").map((one) => one.id);
  return (
    <div className={styles["tools"]} data-print="hide">
      <p className={`${styles["count"] ?? ""} sn-tabular`} role="status">
        {total === null
          ? m.ui_count_loaded({ shown: formatNumber(shown) })
          : m.ui_count_of({ shown: formatNumber(shown), total: formatNumber(total) })}
        {selected > 0 && <> · {m.ui_count_selected({ selected: formatNumber(selected) })}</>}
      </p>
      {optional.length > 0 && (
        <Popover shadow="md" position="bottom-end" trapFocus>
          <Popover.Target>
            <ActionIcon variant="default" size="lg" aria-label={m.ui_columns()}>
              <IconColumns3 size="1.1rem" aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={m.ui_columns()}>
            <Checkbox.Group label={m.ui_columns()} value={[...chosen]} onChange={state.setColumns}>
              <Stack gap="xs" mt="xs">
                {optional.map((column) => (
                  <Checkbox key={column.id} value={column.id} label={column.header()} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Button variant="subtle" size="xs" mt="xs" onClick={() => state.setColumns(undefined)}>
              {m.ui_columns_usual()}
            </Button>
          </Popover.Dropdown>
        </Popover>
      )}
      <Menu shadow="md" position="bottom-end" closeOnItemClick={false}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={m.ui_view()}>
            <IconLayoutList size="1.1rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{m.ui_density()}</Menu.Label>
          <Menu.Item
            role="menuitemradio"
            aria-checked={state.density === "roomy"}
            onClick={() => state.setDensity("roomy")}
          >
            {state.density === "roomy" ? "● " : "○ "}
            {m.ui_density_roomy()}
          </Menu.Item>
          <Menu.Item
            role="menuitemradio"
            aria-checked={state.density === "dense"}
            onClick={() => state.setDensity("dense")}
          >
            {state.density === "dense" ? "● " : "○ "}
            {m.ui_density_dense()}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{m.ui_mode()}</Menu.Label>
          <Menu.Item
            role="menuitemradio"
            aria-checked={state.mode === "scroll"}
            onClick={() => state.setMode("scroll")}
          >
            {state.mode === "scroll" ? "● " : "○ "}
            {m.ui_mode_scroll()}
          </Menu.Item>
          <Menu.Item role="menuitemradio" aria-checked={state.mode === "pages"} onClick={() => state.setMode("pages")}>
            {state.mode === "pages" ? "● " : "○ "}
            {m.ui_mode_pages()}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {onExport !== undefined && (
        <Button variant="default" leftSection={<IconDownload size="1.1em" aria-hidden />} onClick={onExport}>
          {m.ui_export()}
        </Button>
      )}
    </div>
  );
}
