import { Button, Progress } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatNumber, formatShare, formatTimeLeft } from "#platform/i18n/format.ts";
import { useLocale } from "../locale.ts";
import { StatusBadge } from "../status-badge.tsx";
import type { StatusTone } from "../theme/tokens.ts";
import styles from "./job-progress.module.css";

export type JobState = "waiting" | "running" | "done" | "failed" | "cancelled";

const tones: Readonly<Record<JobState, StatusTone>> = {
  waiting: "grey",
  running: "blue",
  done: "green",
  failed: "red",
  cancelled: "grey",
};

const words: Readonly<Record<JobState, () => string>> = {
  waiting: m.ui_job_waiting,
  running: m.ui_job_running,
  done: m.ui_job_done,
  failed: m.ui_job_failed,
  cancelled: m.ui_job_cancelled,
};

/** Long work: phase, done of total, time left, cancel. Leaving the page does not stop it. */
export function JobProgress({
  label,
  state,
  phase,
  done,
  total,
  secondsLeft,
  onCancel,
}: {
  readonly label: string;
  readonly state: JobState;
  readonly phase?: string | undefined;
  readonly done: number;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
  readonly secondsLeft?: number | undefined;
  readonly onCancel?: (() => void) | undefined;
}) {
  const locale = useLocale();
  const share = total === null || total === 0 ? (state === "done" ? 1 : 0) : Math.min(1, done / total);
  const running = state === "running" || state === "waiting";
  return (
    <div className={styles["job"]}>
      <div className={styles["row"]}>
        <StatusBadge tone={tones[state]}>{words[state]()}</StatusBadge>
        {phase !== undefined && <span>{phase}</span>}
        <span className={`${styles["figures"] ?? ""} sn-tabular`}>
          {total === null
            ? m.ui_job_so_far({ done: formatNumber(done) })
            : m.ui_count_of({ shown: formatNumber(done), total: formatNumber(total) })}
          {running && secondsLeft !== undefined && <> · {formatTimeLeft(secondsLeft, locale)}</>}
        </span>
        {running && onCancel !== undefined && (
          <Button variant="default" size="xs" onClick={onCancel}>
            {m.ui_cancel_job()}
          </Button>
        )}
      </div>
      <Progress.Root size="lg">
        <Progress.Section
          value={share * 100}
          aria-label={label}
          aria-valuetext={formatShare(share)}
          color={state === "failed" ? "red" : "teal"}
          animated={state === "running"}
        />
      </Progress.Root>
    </div>
  );
}
