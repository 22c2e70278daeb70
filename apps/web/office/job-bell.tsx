import { IconBell } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber, formatShare } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { Dropdown } from "#platform/ui/dropdown.tsx";
import type { RunningJob } from "#platform/ui/module-web.ts";
import { permits, useSession } from "#platform/ui/session.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import { modules } from "../compose.tsx";
import styles from "./job-bell.module.css";

const tones: Readonly<Record<RunningJob["state"], StatusTone>> = {
  running: "blue",
  waiting: "grey",
  done: "green",
  failed: "red",
  cancelled: "grey",
};

const words: Readonly<Record<RunningJob["state"], () => string>> = {
  running: m.ui_job_running,
  waiting: m.ui_job_waiting,
  done: m.ui_job_done,
  failed: m.ui_job_failed,
  cancelled: m.ui_job_cancelled,
};

const isOpen = (job: RunningJob) => job.state === "running" || job.state === "waiting";

/** Asked every 3 s while something runs, every 30 s otherwise: a person notices neither. */
function useJobs(): readonly RunningJob[] {
  const { permissions } = useSession();
  const sources = modules
    .flatMap((module) => module.jobs ?? [])
    .filter((source) => permits(permissions, source.permission));
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ["jobs", source.name],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly RunningJob[]> => {
        const loaded = await source.load(signal);
        return loaded.ok ? loaded.out : [];
      },
      refetchInterval: (query: { state: { data?: readonly RunningJob[] | undefined } }) =>
        query.state.data?.some(isOpen) === true ? 3000 : 30_000,
    })),
  });
  return answers.flatMap((answer) => answer.data ?? []);
}

/** Long work of this person: how many run, and a word when one is done. */
export function JobBell() {
  const jobs = useJobs();
  const open = jobs.filter(isOpen).length;
  const before = useRef(0);
  const [finished, setFinished] = useState(false);
  useEffect(() => {
    if (open < before.current) setFinished(true);
    before.current = open;
  }, [open]);
  return (
    <Dropdown
      label={m.shell_jobs({ open })}
      heading={m.shell_jobs_heading()}
      buttonClass={styles["bell"]}
      onOpen={() => setFinished(false)}
      button={
        <span className={styles["icon"]} data-finished={finished}>
          <IconBell size="1.375rem" aria-hidden />
          {open > 0 && <span aria-hidden>{open}</span>}
        </span>
      }
    >
      <h2 className={styles["heading"]}>{m.shell_jobs_heading()}</h2>
      {jobs.length === 0 && <p className={styles["none"]}>{m.shell_jobs_none()}</p>}
      <ul className={styles["list"]}>
        {jobs.map((job) => (
          <li key={job.id}>
            <AppLink to={job.to}>{job.title}</AppLink>
            <span className={styles["line"]}>
              <StatusBadge tone={tones[job.state]}>{words[job.state]()}</StatusBadge>
              <span className="sn-tabular">
                {formatNumber(job.done)}
                {job.total !== null && job.total > 0 && <> · {formatShare(job.done / job.total)}</>}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <span role="status" className="sn-hidden">
        {finished ? m.shell_jobs_finished() : ""}
      </span>
    </Dropdown>
  );
}
