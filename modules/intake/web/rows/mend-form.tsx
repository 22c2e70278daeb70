import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getBatch } from "../../contract/get-batch.ts";
import { getHeldRow } from "../../contract/get-held-row.ts";
import { listHeldRows } from "../../contract/list-held-rows.ts";
import { mendRow } from "../../contract/mend-row.ts";
import { SeverityBadge } from "../finding-words.tsx";
import styles from "../intake.module.css";
import { CellField } from "./cell-field.tsx";
import { DropDialog } from "./drop-dialog.tsx";
import { SetAsidePanel } from "./set-aside-panel.tsx";

type Row = OutputOf<typeof getHeldRow>;
type Finding = Row["findings"][number];

/** Reasons that name no cell of this form: the row as a whole, or a column the file does not have. */
function WholeRow({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <Panel title={m.intake_whole_row()}>
      <ul className={styles["plain"]}>
        {findings.map((finding) => (
          <li key={`${finding.rule}:${finding.field ?? ""}`} className={styles["finding"]}>
            <SeverityBadge severity={finding.severity} />
            <p>{finding.reason}</p>
            {finding.remedy !== "" && <p className={styles["hint"]}>{finding.remedy}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The cells of one row: those at fault first, each with its reason; the others folded away below. */
export function MendForm({
  batchId,
  row,
  nextPage,
}: {
  readonly batchId: string;
  readonly row: Row;
  readonly nextPage: string | undefined;
}) {
  const navigate = useNavigate();
  const mend = useAct(mendRow, { refresh: [getHeldRow, listHeldRows, getBatch] });
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [dropping, setDropping] = useState(false);
  const [stillHeld, setStillHeld] = useState(false);
  const { rowNo, revision: baseRevision } = row;

  const cells = row.cells.map((cell) => ({
    cell,
    finding: row.findings.find((finding) => finding.field === cell.field),
  }));
  const atFault = cells.filter(({ finding }) => finding !== undefined);
  const others = cells.filter(({ finding }) => finding === undefined);
  const whole = row.findings.filter(({ field }) => !row.cells.some((cell) => cell.field === field));
  const changed = row.cells.flatMap(({ field, text }) => {
    const mine = texts[field];
    return mine === undefined || mine === text ? [] : [{ field, text: mine }];
  });

  function goOn(): void {
    if (nextPage === undefined) void navigate({ to: `/berkas/${batchId}/baris` });
    else void navigate({ href: nextPage });
  }

  async function save(): Promise<void> {
    setStillHeld(false);
    const result = await mend.run({ batchId, rowNo, baseRevision, cells: changed });
    setStillHeld(result.ok && result.out.state === "held");
    if (result.ok && result.out.state === "ready") goOn();
  }

  const fields = (list: typeof cells) =>
    list.map(({ cell, finding }) => (
      <CellField
        key={cell.field}
        cell={cell}
        finding={finding}
        text={texts[cell.field] ?? cell.text}
        readOnly={!row.mendable}
        onChange={(text) => setTexts({ ...texts, [cell.field]: text })}
      />
    ));

  return (
    <>
      <form
        className={styles["stack"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorSummary refusal={mend.refusal} />
        <p className={styles["text"]} role="status">
          {stillHeld && <StatusBadge tone="amber">{m.intake_still_held()}</StatusBadge>}
        </p>
        <SetAsidePanel batchId={batchId} row={row} />
        <WholeRow findings={whole} />
        {atFault.length > 0 && (
          <Panel title={m.intake_at_fault()}>
            <div className={styles["fields"]}>{fields(atFault)}</div>
          </Panel>
        )}
        <Panel>
          <details className={styles["details"]} open={atFault.length === 0}>
            <summary>{m.intake_other_cells({ cells: others.length })}</summary>
            <div className={styles["fields"]}>{fields(others)}</div>
          </details>
        </Panel>
        {row.mendable ? (
          <div className={styles["acts"]}>
            <Button type="submit" loading={mend.running} disabled={changed.length === 0}>
              {nextPage === undefined ? m.intake_save_row() : m.intake_save_and_next()}
            </Button>
            <Button variant="default" onClick={() => setDropping(true)}>
              {m.intake_drop()}
            </Button>
            {changed.length === 0 && <p className={styles["hint"]}>{m.intake_nothing_changed_yet()}</p>}
          </div>
        ) : (
          !row.returnable && <p className={styles["hint"]}>{m.intake_not_mendable()}</p>
        )}
      </form>
      {/* Outside of the form: its own submission must not save the row. */}
      {dropping && (
        <DropDialog
          batchId={batchId}
          rowNo={rowNo}
          baseRevision={baseRevision}
          onClose={() => setDropping(false)}
          onDone={goOn}
        />
      )}
    </>
  );
}
