import { Button, Textarea } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { useAct } from "#platform/ui/query-client.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import { submitVersion } from "../../contract/submit-version.ts";
import styles from "./editor.module.css";
import type { Draft, SaveStatus } from "./use-draft.ts";

const tones: Readonly<Record<SaveStatus, StatusTone>> = {
  saved: "green",
  changed: "grey",
  saving: "blue",
  failed: "red",
};

/** How the draft stands with the server, and handing it over. */
export function SaveBar({
  code,
  shown,
  draft,
}: {
  readonly code: string;
  readonly shown: OutputOf<typeof getProgramme>;
  readonly draft: Draft;
}) {
  const locale = useLocale();
  const navigate = useNavigate();
  const act = useAct(submitVersion, { refresh: [getProgramme, listProgrammes] });
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const { versionId } = shown.version;
  const errors = draft.problems.filter((problem) => problem.severity === "error").length;
  const words: Readonly<Record<SaveStatus, string>> = {
    saved:
      draft.savedAt === undefined
        ? m.programmes_saved()
        : m.programmes_saved_at({ at: formatInstant(draft.savedAt, locale) }),
    changed: m.programmes_not_saved_yet(),
    saving: m.programmes_saving(),
    failed: m.programmes_save_failed(),
  };

  async function submit(): Promise<void> {
    const revision = await draft.flush();
    if (revision === null) return;
    const result = await act.run({ versionId, baseRevision: revision, note });
    if (result.ok) void navigate({ to: `/program/${code}`, search: { versi: versionId } });
  }

  return (
    <div className={styles["bar"]}>
      <span role="status">
        {draft.conflict === undefined ? (
          <StatusBadge tone={tones[draft.status]}>{words[draft.status]}</StatusBadge>
        ) : (
          <StatusBadge tone="amber">{m.programmes_colleague_saved()}</StatusBadge>
        )}
      </span>
      {draft.status === "failed" && draft.conflict === undefined && (
        <Button variant="default" onClick={() => void draft.flush()}>
          {m.programmes_save_again()}
        </Button>
      )}
      <Button
        disabled={draft.conflict !== undefined}
        leftSection={<IconSend size="1.1em" aria-hidden />}
        onClick={() => {
          if (errors > 0) document.getElementById(fieldId("problems"))?.focus();
          else setAsking(true);
        }}
      >
        {m.programmes_submit()}
      </Button>
      <ErrorSummary refusal={draft.refusal} />
      {asking && (
        <ConfirmAct
          opened
          title={m.programmes_submit_title({ number: shown.version.number })}
          verb={m.programmes_submit()}
          text={m.programmes_submit_text()}
          figures={[
            {
              label: m.programmes_effective_from(),
              value: formatDate(draft.definition.effectiveFrom),
            },
            {
              label: m.programmes_quota(),
              value: draft.definition.quota.total === null ? "–" : formatNumber(draft.definition.quota.total),
            },
          ]}
          running={act.running}
          refusal={act.refusal}
          onClose={() => {
            setAsking(false);
            act.reset();
          }}
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
      )}
    </div>
  );
}
