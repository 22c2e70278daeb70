import type { BatchView } from "#platform/batch/contract/shapes.ts";
import { JobProgress } from "#platform/ui/acts/job-progress.tsx";
import { AppLink } from "#platform/ui/app-link.tsx";
import { modules } from "../compose.tsx";
import styles from "./job-bell.module.css";

function pageOf(batch: BatchView): string | undefined {
  return modules.flatMap((module) => module.batchPages?.[batch.kind]?.(batch.id) ?? [])[0];
}

/** Long work of this person, each with its progress and, where its module has one, its page. */
export function BatchList({ batches }: { readonly batches: readonly BatchView[] }) {
  return (
    <ul className={styles["list"]}>
      {batches.map((batch) => (
        <BatchLine key={batch.id} batch={batch} />
      ))}
    </ul>
  );
}

function BatchLine({ batch }: { readonly batch: BatchView }) {
  const to = pageOf(batch);
  return (
    <li>
      {to === undefined ? <strong>{batch.title}</strong> : <AppLink to={to}>{batch.title}</AppLink>}
      <JobProgress
        label={batch.title}
        state={batch.state}
        phase={batch.phase ?? undefined}
        done={batch.doneUnits}
        total={batch.totalUnits}
        secondsLeft={batch.secondsLeft ?? undefined}
      />
    </li>
  );
}
