import { Button, Checkbox, Radio, Stack } from "@mantine/core";
import { IconColumns3, IconDownload, IconLayoutList } from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { Dropdown } from "../dropdown.tsx";
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
      {shown > 0 && optional.length > 0 && (
        <Dropdown
          label={m.ui_columns()}
          buttonClass={styles["tool"]}
          button={<IconColumns3 size="1.1rem" aria-hidden />}
        >
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
        </Dropdown>
      )}
      {shown > 0 && (
        <Dropdown
          label={m.ui_view()}
          buttonClass={styles["tool"]}
          button={<IconLayoutList size="1.1rem" aria-hidden />}
        >
          <Choice
            heading={m.ui_density()}
            value={state.density}
            choices={[
              ["roomy", m.ui_density_roomy()],
              ["dense", m.ui_density_dense()],
            ]}
            onChoose={state.setDensity}
          />
          <Choice
            heading={m.ui_mode()}
            value={state.mode}
            choices={[
              ["scroll", m.ui_mode_scroll()],
              ["pages", m.ui_mode_pages()],
            ]}
            onChoose={state.setMode}
          />
        </Dropdown>
      )}
      {shown > 0 && onExport !== undefined && (
        <Button variant="default" leftSection={<IconDownload size="1.1em" aria-hidden />} onClick={onExport}>
          {m.ui_export()}
        </Button>
      )}
    </div>
  );
}

function Choice<T extends string>({
  heading,
  value,
  choices,
  onChoose,
}: {
  readonly heading: string;
  readonly value: T;
  readonly choices: ReadonlyArray<readonly [T, string]>;
  readonly onChoose: (value: T) => void;
}) {
  return (
    <Radio.Group
      label={heading}
      value={value}
      mb="sm"
      onChange={(chosen) => {
        const choice = choices.find(([one]) => one === chosen);
        if (choice !== undefined) onChoose(choice[0]);
      }}
    >
      <Stack gap="xs" mt="xs">
        {choices.map(([one, words]) => (
          <Radio key={one} value={one} label={words} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
