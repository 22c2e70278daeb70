import { m } from "#messages/messages.js";
import { JobProgress } from "#platform/ui/acts/job-progress.tsx";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { cancelBatch } from "../../contract/cancel-batch.ts";
import { getBatch } from "../../contract/get-batch.ts";
import styles from "../intake.module.css";
import { isRunning, stateWords } from "../state-words.tsx";
import type { Batch } from "./batch.ts";

/** The long work that runs for this file now, with its cancel. Leaving the page does not stop it. */
export function BatchWork({ batch }: { readonly batch: Batch }) {
  const stop = useAct(cancelBatch, { refresh: [getBatch] });
  const { work } = batch;
  if (work === null || !isRunning(batch.state)) return null;
  return (
    <Panel title={stateWords[batch.state]()}>
      <div className={styles["stack"]}>
        <JobProgress
          label={stateWords[batch.state]()}
          state={work.state}
          phase={work.phase ?? undefined}
          done={work.doneUnits}
          total={work.totalUnits}
          secondsLeft={work.secondsLeft ?? undefined}
          onCancel={
            batch.actions.includes("cancel") && !stop.running
              ? () => void stop.run({ batchId: batch.batchId })
              : undefined
          }
        />
        <p className={styles["hint"]}>
          {batch.state === "applying" ? m.intake_running_apply_text() : m.intake_running_text()}
        </p>
        <ErrorSummary refusal={stop.refusal} />
      </div>
    </Panel>
  );
}
