import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { type ActFigure, ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { applyBatch } from "../../contract/apply-batch.ts";
import { cancelBatch } from "../../contract/cancel-batch.ts";
import { getBatch } from "../../contract/get-batch.ts";
import { listBatches } from "../../contract/list-batches.ts";
import { undoBatch } from "../../contract/undo-batch.ts";
import type { Batch } from "./batch.ts";
import { Dependents } from "./dependents.tsx";
import { DownloadHeld } from "./download-held.tsx";

type Asked = "apply" | "cancel" | "undo";

const isAgain = (batch: Batch) => batch.appliedAt !== null;

function titleOf(asked: Asked, batch: Batch): string {
  if (asked === "cancel") return m.intake_cancel();
  if (asked === "undo") return m.intake_undo();
  if (isAgain(batch)) return m.intake_apply_ready();
  return batch.sourceKind === "snapshot" ? m.intake_apply_snapshot() : m.intake_apply();
}

function textOf(asked: Asked, batch: Batch): string {
  if (asked === "cancel") return m.intake_cancel_text();
  if (asked === "undo") return m.intake_undo_text();
  return isAgain(batch) ? m.intake_apply_ready_text() : m.intake_apply_text();
}

function figuresOf(asked: Asked, batch: Batch): readonly ActFigure[] {
  const outcome = (name: string) => Number(batch.outcome[name] ?? 0);
  const gone =
    batch.differences.find((one) => one.kind === "gone" && one.subjectKind === "family")?.count ?? 0;
  const rows = (label: string, value: number) => ({ label, value: formatNumber(value) });
  if (asked === "undo")
    return [
      rows(m.intake_figure_families_out(), outcome("familiesCreated")),
      rows(m.intake_figure_persons_out(), outcome("personsCreated")),
      rows(m.intake_figure_restored(), outcome("familiesChanged") + outcome("personsChanged")),
    ];
  if (asked === "apply" && isAgain(batch)) return [rows(m.intake_figure_ready(), batch.readyRows)];
  return [
    rows(m.intake_figure_accepted(), batch.acceptedRows),
    rows(m.intake_figure_held(), batch.heldRows),
    rows(m.intake_figure_refused(), batch.refusedRows),
    ...(asked === "apply" && gone > 0 ? [rows(m.intake_figure_gone(), gone)] : []),
  ];
}

/** What the server allows on this file now; each binding act is asked once, with what it changes in figures. */
export function BatchActs({ batch }: { readonly batch: Batch }) {
  const refresh = { refresh: [getBatch, listBatches] };
  const acts = {
    apply: useAct(applyBatch, refresh),
    cancel: useAct(cancelBatch, refresh),
    undo: useAct(undoBatch, refresh),
  };
  const [asked, setAsked] = useState<Asked>();
  const [reason, setReason] = useState("");
  const { batchId, revision: baseRevision, actions } = batch;

  async function go(one: Asked): Promise<void> {
    const result =
      one === "apply"
        ? await acts.apply.run({ batchId, baseRevision })
        : one === "cancel"
          ? await acts.cancel.run({ batchId })
          : await acts.undo.run({ batchId, baseRevision, reason });
    if (result.ok) setAsked(undefined);
  }

  function ask(one: Asked): void {
    acts[one].reset();
    setAsked(one);
  }

  const running = batch.state === "checking" || batch.state === "applying";
  return (
    <>
      {actions.includes("apply") && <Button onClick={() => ask("apply")}>{titleOf("apply", batch)}</Button>}
      {actions.includes("mend") && batch.heldRows > 0 && (
        <LinkButton variant="default" to={`/berkas/${batchId}/baris`}>
          {m.intake_mend_here()}
        </LinkButton>
      )}
      {actions.includes("download") && batch.heldRows > 0 && <DownloadHeld batchId={batchId} />}
      {actions.includes("map") && batch.state === "checked" && (
        <LinkButton variant="default" to={`/berkas/${batchId}/kolom`}>
          {m.intake_see_mapping()}
        </LinkButton>
      )}
      {actions.includes("cancel") && !running && (
        <Button variant="default" onClick={() => ask("cancel")}>
          {m.intake_cancel()}
        </Button>
      )}
      {actions.includes("undo") && (
        <Button variant="default" onClick={() => ask("undo")}>
          {m.intake_undo()}
        </Button>
      )}
      {asked !== undefined && (
        <ConfirmAct
          opened
          title={titleOf(asked, batch)}
          verb={titleOf(asked, batch)}
          text={textOf(asked, batch)}
          figures={figuresOf(asked, batch)}
          danger={asked !== "apply"}
          running={acts[asked].running}
          refusal={acts[asked].refusal}
          onConfirm={() => void go(asked)}
          onClose={() => setAsked(undefined)}
        >
          {asked === "undo" && <Dependents refusal={acts.undo.refusal} />}
          {asked === "undo" && (
            <TextInput
              label={m.intake_undo_reason()}
              description={m.intake_undo_reason_help()}
              required
              minLength={5}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </ConfirmAct>
      )}
    </>
  );
}
