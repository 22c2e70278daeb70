import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { cancelBatch } from "#platform/batch/contract/cancel-batch.ts";
import { listMyBatches } from "#platform/batch/contract/list-my-batches.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { JobProgress } from "#platform/ui/acts/job-progress.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { listLinkRuns } from "../../contract/list-link-runs.ts";
import { startLinkage } from "../../contract/start-linkage.ts";
import { keyColumns, LastRun, runColumns } from "./run-parts.tsx";

type Work = NonNullable<OutputOf<typeof listLinkRuns>["work"]>;

/** The run under way by phase, with time left; cancel for who started it. */
function Running({ work }: { readonly work: Work }) {
  const mine = useRead(listMyBatches, {}, { everyMs: () => 2000 });
  const stop = useAct(cancelBatch, { refresh: [listMyBatches, listLinkRuns] });
  const own = mine.data?.batches.find(({ id }) => id === work.workId);
  return (
    <Panel title={m.intake_link_working()}>
      <JobProgress
        label={m.intake_link_working()}
        state={work.state}
        phase={work.phase ?? m.intake_link_waiting()}
        done={work.doneUnits}
        total={work.totalUnits}
        secondsLeft={work.secondsLeft ?? undefined}
        onCancel={
          own?.cancellable === true && !stop.running
            ? () => void stop.run({ batchId: work.workId })
            : undefined
        }
      />
    </Panel>
  );
}

function Start({ onClose }: { readonly onClose: () => void }) {
  const act = useAct(startLinkage, { refresh: [listLinkRuns, listMyBatches] });
  const [train, setTrain] = useState(false);
  return (
    <ConfirmAct
      opened
      title={m.intake_link()}
      verb={m.intake_link_start()}
      text={m.intake_link_intro()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        void act.run({ train }).then((result) => {
          if (result.ok) onClose();
        });
      }}
    >
      <Checkbox
        label={m.intake_link_train()}
        description={m.intake_link_train_note()}
        checked={train}
        onChange={(event) => setTrain(event.currentTarget.checked)}
      />
    </ConfirmAct>
  );
}

/** Looks for people registered twice: start, follow, and go on to the review bench. */
export function LinkPage() {
  const read = useRead(listLinkRuns, {}, { everyMs: (out) => (out?.work ? 1500 : false) });
  const runs = useTableState("cari-orang-sama");
  const keys = useTableState("cari-orang-sama-kunci");
  const [starting, setStarting] = useState(false);
  return (
    <>
      <PageHeader
        title={m.intake_link()}
        actions={
          read.data?.mayStart === true && (
            <Button onClick={() => setStarting(true)}>{m.intake_link_start()}</Button>
          )
        }
      />
      <Loaded read={read}>
        {(out) => {
          const last = out.runs.find((run) => run.state !== "running");
          return (
            <>
              {out.work !== null && <Running work={out.work} />}
              {last !== undefined && <LastRun run={last} />}
              {last !== undefined && last.keys.length > 0 && (
                <Panel title={m.intake_link_keys()}>
                  <DataTable
                    caption={m.intake_link_keys()}
                    columns={keyColumns}
                    rows={last.keys}
                    total={last.keys.length}
                    empty={<EmptyState title={m.intake_link_none()} />}
                    rowId={(key) => key.label}
                    state={keys}
                  />
                </Panel>
              )}
              {out.runs.length === 0 && out.work === null ? (
                <EmptyState title={m.intake_link_none()} />
              ) : (
                <Panel title={m.intake_link_runs()}>
                  <DataTable
                    caption={m.intake_link_runs()}
                    columns={runColumns}
                    rows={out.runs}
                    total={out.runs.length}
                    empty={<EmptyState title={m.intake_link_none()} />}
                    rowId={(run) => run.runId}
                    state={runs}
                  />
                </Panel>
              )}
            </>
          );
        }}
      </Loaded>
      {starting && <Start onClose={() => setStarting(false)} />}
    </>
  );
}
