import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getBatch } from "../../contract/get-batch.ts";
import { previewBatch } from "../../contract/preview-batch.ts";
import { saveMapping } from "../../contract/save-mapping.ts";
import type { Batch } from "../batch/batch.ts";
import styles from "../intake.module.css";
import { ColumnLine } from "./column-line.tsx";
import type { Fields, Preview } from "./shapes.ts";

/** Columns drawn at first: 85 of them would be 10,000 pixels on a phone. */
const firstColumns = 15;

/** Examples shown beside a column: enough to recognise it. */
const exampleCount = 3;

/** The first different values of a column, masked by the server. */
function examplesOf(preview: Preview, at: number): string {
  const values = preview.rows.map((row) => row.cells[at] ?? "").filter((one) => one !== "");
  return [...new Set(values)].slice(0, exampleCount).join(" · ");
}

/** One line per column of the file: what stands in it and what it is taken for. */
export function MappingForm({
  batch,
  preview,
  fields,
  mayMap,
}: {
  readonly batch: Batch;
  readonly preview: Preview;
  readonly fields: Fields;
  readonly mayMap: boolean;
}) {
  const save = useAct(saveMapping, { refresh: [getBatch, previewBatch] });
  const [changes, setChanges] = useState<ReadonlyMap<number, string | null>>(new Map());
  const [onlyOpen, setOnlyOpen] = useState(false);
  const columns = preview.columns.map((column, at) => {
    const change = changes.get(column.index);
    return { ...column, field: change === undefined ? column.field : change, at };
  });
  const used = new Set(columns.map((column) => column.field));
  const mapped = columns.filter((column) => column.field !== null).length;
  const [all, setAll] = useState(false);
  const wanted = onlyOpen
    ? columns.filter((column) => column.field === null || changes.has(column.index))
    : columns;
  const shown = all ? wanted : wanted.slice(0, firstColumns);

  return (
    <Panel title={m.intake_columns()}>
      <form
        className={styles["stack"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save.run({
            batchId: batch.batchId,
            baseRevision: batch.revision,
            profileId: batch.profileId ?? "",
            columns: columns.map(({ index, field }) => ({ index, field })),
            cutOffOn: batch.cutOffOn,
            askedPlace: batch.askedPlace,
          });
        }}
      >
        <p className={styles["text"]}>
          {m.intake_columns_mapped({ mapped: formatNumber(mapped), columns: formatNumber(columns.length) })}
        </p>
        {batch.missingFields.length > 0 && (
          <p className={styles["text"]} role="status">
            {m.intake_next_missing({ fields: batch.missingFields.join(", ") })}
          </p>
        )}
        <ErrorSummary refusal={save.refusal} />
        <Checkbox
          label={m.intake_only_unmapped()}
          checked={onlyOpen}
          onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
        />
        <table className={styles["mapping"]}>
          <thead>
            <tr>
              <th scope="col">{m.intake_column()}</th>
              <th scope="col">{m.intake_examples()}</th>
              <th scope="col">{m.intake_meaning()}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((column) => (
              <ColumnLine
                key={column.index}
                column={column}
                examples={examplesOf(preview, column.at)}
                fields={fields}
                used={used}
                mayMap={mayMap}
                onChange={(field) => setChanges(new Map(changes).set(column.index, field))}
              />
            ))}
          </tbody>
        </table>
        {wanted.length > shown.length && (
          <div>
            <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
              {m.intake_columns_all({ columns: formatNumber(wanted.length) })}
            </Button>
          </div>
        )}
        {mayMap && (
          <div className={styles["acts"]}>
            <Button type="submit" loading={save.running} disabled={changes.size === 0}>
              {m.intake_save_mapping()}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}
