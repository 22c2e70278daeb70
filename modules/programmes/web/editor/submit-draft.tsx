import { Textarea } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import { submitVersion } from "../../contract/submit-version.ts";
import type { Draft } from "./use-draft.ts";

/** Hands the draft over, saved first, with the words the approver reads. */
export function SubmitDraft({
  code,
  shown,
  draft,
  onClose,
}: {
  readonly code: string;
  readonly shown: OutputOf<typeof getProgramme>;
  readonly draft: Draft;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const act = useAct(submitVersion, { refresh: [getProgramme, listProgrammes] });
  const [note, setNote] = useState("");
  const { versionId, number } = shown.version;
  const { effectiveFrom, quota } = draft.definition;

  async function submit(): Promise<void> {
    const revision = await draft.flush();
    if (revision === null) return;
    const result = await act.run({ versionId, baseRevision: revision, note });
    if (result.ok) void navigate({ to: `/program/${code}`, search: { versi: versionId } });
  }

  return (
    <ConfirmAct
      opened
      title={m.programmes_submit_title({ number })}
      verb={m.programmes_submit()}
      text={m.programmes_submit_text()}
      figures={[
        { label: m.programmes_effective_from(), value: formatDate(effectiveFrom) },
        { label: m.programmes_quota(), value: quota.total === null ? "–" : formatNumber(quota.total) },
      ]}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      <Textarea
        id={fieldId("note")}
        label={m.programmes_submit_note()}
        required
        maxLength={1000}
        minRows={2}
        value={note}
        error={fieldError(act.refusal, "note")}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
