import { IconBell } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { m } from "#messages/messages.js";
import { listMyBatches } from "#platform/batch/contract/list-my-batches.ts";
import { markBatchesSeen } from "#platform/batch/contract/mark-batches-seen.ts";
import type { BatchView } from "#platform/batch/contract/shapes.ts";
import { Dropdown } from "#platform/ui/dropdown.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import styles from "./job-bell.module.css";

// Seen only when the bell is pressed.
const BatchList = lazy(() => import("./batch-list.tsx").then((file) => ({ default: file.BatchList })));

const isOpen = (batch: BatchView) => batch.state === "running" || batch.state === "waiting";

/**
 * Long work of this person: how many run, and a word when one is done. Asked every 3 s while something runs,
 * every 30 s otherwise: a person notices neither.
 */
export function JobBell() {
  const { data } = useRead(
    listMyBatches,
    {},
    { everyMs: (out) => (out?.batches.some(isOpen) === true ? 3000 : 30_000) },
  );
  const { run: markSeen } = useAct(markBatchesSeen, { refresh: [listMyBatches] });
  const batches = data?.batches ?? [];
  const open = batches.filter(isOpen).length;
  const unseen = batches.filter((batch) => !isOpen(batch) && !batch.seen);

  function seen(): void {
    if (unseen.length > 0) void markSeen({ batchIds: unseen.map((batch) => batch.id) });
  }

  const count = open + unseen.length;
  return (
    <Dropdown
      label={m.shell_jobs({ open, unseen: unseen.length })}
      heading={m.shell_jobs_heading()}
      onOpen={seen}
      button={
        <span className={styles["icon"]} data-finished={unseen.length > 0}>
          <IconBell size="1.375rem" aria-hidden />
          {count > 0 && <span aria-hidden>{count}</span>}
        </span>
      }
      after={
        <span role="status" className="sn-hidden">
          {unseen.length > 0 ? m.shell_jobs_finished() : ""}
        </span>
      }
    >
      <h2 className={styles["heading"]}>{m.shell_jobs_heading()}</h2>
      {batches.length === 0 && <p className={styles["none"]}>{m.shell_jobs_none()}</p>}
      {batches.length > 0 && (
        <Suspense fallback={null}>
          <BatchList batches={batches} />
        </Suspense>
      )}
    </Dropdown>
  );
}
