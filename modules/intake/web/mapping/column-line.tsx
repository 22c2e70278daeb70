import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import styles from "../intake.module.css";
import { groupName } from "./field-groups.ts";
import type { Fields, Preview } from "./shapes.ts";

/** Choices of a column by group; a field that another column feeds already is not offered twice. */
function choicesOf(fields: Fields, used: ReadonlySet<string | null>, own: string | null) {
  const groups = Map.groupBy(
    fields.filter(({ field }) => field === own || !used.has(field)),
    ({ group }) => group,
  );
  return [
    { value: "", label: m.intake_not_taken() },
    ...[...groups].map(([group, items]) => ({
      group: groupName(group),
      items: items.map(({ field, label }) => ({ value: field, label })),
    })),
  ];
}

/**
 * One column of the file. The choice opens on demand: a hundred columns with two hundred choices each would be
 * twenty thousand elements on a cheap phone.
 */
export function ColumnLine({
  column,
  examples,
  fields,
  used,
  mayMap,
  onChange,
}: {
  readonly column: Preview["columns"][number];
  readonly examples: string;
  readonly fields: Fields;
  readonly used: ReadonlySet<string | null>;
  readonly mayMap: boolean;
  readonly onChange: (field: string | null) => void;
}) {
  const [open, setOpen] = useState(false);
  const label = fields.find(({ field }) => field === column.field)?.label ?? column.label;
  const name = column.header === "" ? m.intake_column_unnamed({ number: column.index + 1 }) : column.header;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles["sample"]}>{examples === "" ? m.intake_no_examples() : examples}</td>
      <td>
        {open ? (
          <NativeSelect
            aria-label={m.intake_meaning_of({ column: name })}
            value={column.field ?? ""}
            data={choicesOf(fields, used, column.field)}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              onChange(chosen === "" ? null : chosen);
            }}
          />
        ) : (
          <div className={styles["choice"]}>
            {column.field === null ? (
              <StatusBadge tone="grey">{m.intake_not_taken()}</StatusBadge>
            ) : (
              <span>
                {label ?? column.field}
                {column.required && <span className={styles["sample"]}> · {m.intake_required()}</span>}
              </span>
            )}
            {mayMap && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={m.intake_change_column({ column: name })}
                onClick={() => setOpen(true)}
              >
                {m.intake_change()}
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}
