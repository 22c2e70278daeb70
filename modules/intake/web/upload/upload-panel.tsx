import { Button, Progress } from "@mantine/core";
import { IconFileUpload, IconPlayerPause, IconPlayerPlay, IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { m } from "#messages/messages.js";
import { formatBytes, formatShare, formatTimeLeft } from "#platform/i18n/format.ts";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { readKey } from "#platform/ui/query-client.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import { listBatches } from "../../contract/list-batches.ts";
import { forgetUpload, type KeptUpload, keptUploads } from "./kept-uploads.ts";
import styles from "./upload.module.css";
import {
  addFiles,
  currentUploads,
  pauseUpload,
  removeUpload,
  resumeUpload,
  subscribe,
  type Upload,
  whenBatchOpened,
} from "./upload-queue.ts";

const tones: Readonly<Record<Upload["state"], StatusTone>> = {
  waiting: "grey",
  sending: "blue",
  checking: "blue",
  paused: "amber",
  done: "green",
  failed: "red",
};

const words: Readonly<Record<Upload["state"], () => string>> = {
  waiting: m.intake_upload_waiting,
  sending: m.intake_upload_sending,
  checking: m.intake_upload_recognising,
  paused: m.intake_upload_paused,
  done: m.intake_upload_done,
  failed: m.intake_upload_failed,
};

function UploadLine({ upload }: { readonly upload: Upload }) {
  const locale = useLocale();
  const { id, fileName, byteSize, sentBytes, state, secondsLeft, refusal, batchId } = upload;
  const known = (refusal?.details as { batchId?: unknown } | undefined)?.batchId;
  const opens = batchId ?? (typeof known === "string" ? known : undefined);
  const share = byteSize === 0 ? 0 : sentBytes / byteSize;
  const open = state === "sending" || state === "waiting";
  return (
    <li className={styles["upload"]}>
      <div className={styles["line"]}>
        <strong className={styles["name"]}>{fileName}</strong>
        <StatusBadge tone={tones[state]}>{words[state]()}</StatusBadge>
        <span className={`${styles["figures"] ?? ""} sn-tabular`}>
          {m.intake_upload_bytes({ sent: formatBytes(sentBytes), total: formatBytes(byteSize) })}
          {state === "sending" && secondsLeft !== undefined && <> · {formatTimeLeft(secondsLeft, locale)}</>}
        </span>
        <span className={styles["acts"]}>
          {open && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlayerPause size="1.1em" aria-hidden />}
              onClick={() => pauseUpload(id)}
            >
              {m.intake_upload_pause()}
            </Button>
          )}
          {(state === "paused" || (state === "failed" && opens === undefined)) && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlayerPlay size="1.1em" aria-hidden />}
              onClick={() => resumeUpload(id)}
            >
              {m.intake_upload_resume()}
            </Button>
          )}
          {opens !== undefined && (
            <LinkButton size="xs" to={`/berkas/${opens}`}>
              {batchId === undefined ? m.intake_upload_open_known() : m.intake_upload_open()}
            </LinkButton>
          )}
          {state !== "checking" && (
            <button
              type="button"
              className={styles["remove"]}
              aria-label={m.intake_upload_remove({ name: fileName })}
              onClick={() => removeUpload(id)}
            >
              <IconX size="1.1rem" aria-hidden />
            </button>
          )}
        </span>
      </div>
      {state !== "done" && (
        <Progress.Root size="sm">
          <Progress.Section
            value={share * 100}
            color={state === "failed" ? "red" : "teal"}
            aria-label={m.intake_upload_progress({ name: fileName })}
            aria-valuetext={formatShare(share)}
          />
        </Progress.Root>
      )}
      {refusal !== undefined && (
        <p className={styles["refusal"]} role="alert">
          {refusal.message}
        </p>
      )}
    </li>
  );
}

/** Files begun in an earlier visit: the browser cannot open them by itself, the person chooses them again. */
function Unfinished({
  kept,
  onForget,
}: {
  readonly kept: readonly KeptUpload[];
  readonly onForget: (id: string) => void;
}) {
  if (kept.length === 0) return null;
  return (
    <div className={styles["kept"]}>
      <StatusBadge tone="amber">{m.intake_kept_title()}</StatusBadge>
      <ul className={styles["uploads"]}>
        {kept.map((one) => (
          <li key={one.uploadId} className={styles["line"]}>
            <span className={styles["name"]}>
              {m.intake_kept_text({
                name: one.fileName,
                sent: formatBytes(one.sentBytes),
                total: formatBytes(one.byteSize),
              })}
            </span>
            <Button variant="subtle" size="xs" onClick={() => onForget(one.uploadId)}>
              {m.intake_kept_forget()}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where files are dropped or chosen, and how far each is. */
export function UploadPanel() {
  const uploads = useSyncExternalStore(subscribe, currentUploads);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [forgotten, setForgotten] = useState<readonly string[]>([]);
  useEffect(
    () => whenBatchOpened(() => void client.invalidateQueries({ queryKey: readKey(listBatches) })),
    [client],
  );
  const kept = keptUploads().filter(
    (one) =>
      !forgotten.includes(one.uploadId) &&
      !uploads.some((upload) => upload.fileName === one.fileName && upload.byteSize === one.byteSize),
  );

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    addFiles([...event.dataTransfer.files]);
  }

  return (
    <Panel title={m.intake_upload_title()}>
      <div className={styles["panel"]}>
        {/* Dropping is the second way; the button below does the same for keyboard and touch. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          className={styles["zone"]}
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <IconFileUpload size="2rem" stroke={1.5} aria-hidden />
          <div className={styles["zoneWords"]}>
            <p className={styles["lead"]}>{m.intake_upload_lead()}</p>
            <p className={styles["hint"]}>{m.intake_upload_hint()}</p>
          </div>
          <input
            ref={input}
            hidden
            type="file"
            multiple
            accept=".csv,.tsv,.txt,.xlsx"
            onChange={(event) => {
              addFiles([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
          <Button onClick={() => input.current?.click()}>{m.intake_upload_choose()}</Button>
        </div>
        <Unfinished
          kept={kept}
          onForget={(id) => {
            forgetUpload(id);
            setForgotten([...forgotten, id]);
          }}
        />
        {uploads.length > 0 && (
          <ul className={styles["uploads"]} aria-label={m.intake_upload_list()}>
            {uploads.map((upload) => (
              <UploadLine key={upload.id} upload={upload} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
