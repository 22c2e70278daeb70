import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { getProgramme } from "../../contract/get-programme.ts";
import styles from "./editor.module.css";
import type { Draft, SaveStatus } from "./use-draft.ts";

const SubmitDraft = lazy(() =>
  import("./submit-draft.tsx").then((dialog) => ({ default: dialog.SubmitDraft })),
);

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
  const [asking, setAsking] = useState(false);
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
        <Suspense fallback={null}>
          <SubmitDraft code={code} shown={shown} draft={draft} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  );
}
