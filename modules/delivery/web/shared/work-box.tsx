import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { cancelBatch } from "#platform/batch/contract/cancel-batch.ts";
import { listMyBatches } from "#platform/batch/contract/list-my-batches.ts";
import { JobProgress } from "#platform/ui/acts/job-progress.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { readKey, useAct, useRead } from "#platform/ui/query-client.ts";
import styles from "./delivery.module.css";
import { errorText } from "./error-text.ts";

const open = (state: string | undefined) => state === "waiting" || state === "running";

/**
 * Long work of this page, while it runs and where it failed. `onEnd` is called once when it ends under the reader's
 * eyes. Work that a colleague began shows itself by the page's own state.
 */
export function WorkBox({
  batchId,
  title,
  onEnd,
}: {
  readonly batchId: string | null;
  readonly title: string;
  readonly onEnd: () => void;
}) {
  const read = useRead(
    listMyBatches,
    {},
    {
      enabled: batchId !== null,
      everyMs: (out) => (open(out?.batches.find((one) => one.id === batchId)?.state) ? 1000 : false),
    },
  );
  const client = useQueryClient();
  useEffect(() => {
    // Work that has just begun is not yet among those read before.
    if (batchId !== null) void client.invalidateQueries({ queryKey: readKey(listMyBatches) });
  }, [client, batchId]);
  const stop = useAct(cancelBatch, { refresh: [listMyBatches] });
  const batch = read.data?.batches.find((one) => one.id === batchId);
  const wasOpen = useRef(false);
  const isOpen = open(batch?.state);
  useEffect(() => {
    if (wasOpen.current && !isOpen) onEnd();
    wasOpen.current = isOpen;
  }, [isOpen, onEnd]);
  if (batch === undefined || (!isOpen && batch.state !== "failed")) return null;
  return (
    <Panel title={title}>
      <div className={styles["stack"]}>
        <JobProgress
          label={title}
          state={batch.state}
          done={batch.doneUnits}
          total={batch.totalUnits}
          secondsLeft={batch.secondsLeft ?? undefined}
          onCancel={
            batch.cancellable && !stop.running ? () => void stop.run({ batchId: batch.id }) : undefined
          }
        />
        {batch.errorCode !== null && <p className={styles["text"]}>{errorText(batch.errorCode)}</p>}
      </div>
    </Panel>
  );
}
