import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { cancelBatch } from "#platform/batch/contract/cancel-batch.ts";
import { listMyBatches } from "#platform/batch/contract/list-my-batches.ts";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { JobProgress } from "#platform/ui/acts/job-progress.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import { listAssessments } from "../../contract/list-assessments.ts";
import { failureWords } from "./failure-words.ts";
import { StartAssessment } from "./start-assessment.tsx";

type Line = OutputOf<typeof listAssessments>["assessments"][number];

const stateWords = {
  running: m.programmes_assess_state_running,
  done: m.programmes_assess_state_done,
  failed: m.programmes_assess_state_failed,
  cancelled: m.programmes_assess_state_cancelled,
  replaced: m.programmes_assess_state_replaced,
} as const;

const stateTones: Readonly<Record<Line["state"], StatusTone>> = {
  running: "blue",
  done: "green",
  failed: "red",
  cancelled: "grey",
  replaced: "grey",
};

function When({ at }: { readonly at: string | null }) {
  const locale = useLocale();
  return <>{at === null ? "–" : formatInstant(at, locale)}</>;
}

const columns: readonly Column<Line>[] = [
  { id: "period", header: m.programmes_assess_period, width: 7, cell: (line) => line.period },
  {
    id: "state",
    header: m.programmes_assess_state,
    width: 14,
    cell: (line) => (
      <>
        <StatusBadge tone={stateTones[line.state]}>{stateWords[line.state]()}</StatusBadge>
        {line.state === "failed" && line.errorCode !== null && <p>{failureWords(line.errorCode)}</p>}
      </>
    ),
  },
  {
    id: "asOf",
    header: m.programmes_assess_as_of,
    width: 8,
    cell: (line) => formatDate(line.asOfOn),
  },
  {
    id: "programmes",
    header: m.programmes_programmes,
    figure: true,
    width: 6,
    cell: (line) => formatNumber(line.programmeCount),
  },
  {
    id: "families",
    header: m.programmes_assess_families,
    figure: true,
    width: 8,
    cell: (line) => formatNumber(line.familyCount),
  },
  {
    id: "persons",
    header: m.programmes_assess_persons,
    figure: true,
    width: 8,
    cell: (line) => formatNumber(line.personCount),
  },
  {
    id: "at",
    header: m.programmes_assess_read_at,
    width: 13,
    cell: (line) => <When at={line.refreshedAt ?? line.finishedAt ?? line.startedAt} />,
  },
  { id: "by", header: m.programmes_assess_by, width: 12, optional: "shown", cell: (line) => line.startedBy },
];

/** The assessment that runs now, as far as this person started it; refreshed while it runs. */
function Running({ workId }: { readonly workId: string }) {
  const batches = useRead(listMyBatches, {}, { everyMs: () => 1000 });
  const stop = useAct(cancelBatch, { refresh: [listMyBatches, listAssessments] });
  const work = batches.data?.batches.find(({ id }) => id === workId);
  return (
    <Panel title={m.programmes_assess_running()}>
      <JobProgress
        label={m.programmes_assess_running()}
        state={work?.state ?? "running"}
        phase={work?.phase ?? undefined}
        done={work?.doneUnits ?? 0}
        total={work?.totalUnits ?? null}
        secondsLeft={work?.secondsLeft ?? undefined}
        onCancel={
          work?.cancellable === true && !stop.running ? () => void stop.run({ batchId: workId }) : undefined
        }
      />
    </Panel>
  );
}

/** Why one's own newest run gave nothing, with the part of a rule that could not be judged; nothing where it did. */
function LastFailure() {
  const batches = useRead(listMyBatches, {});
  const last = batches.data?.batches
    .filter(({ kind }) => kind === "programmes.assess")
    .toSorted((left, right) => right.createdAt.localeCompare(left.createdAt))[0];
  if (last?.state !== "failed") return null;
  return (
    <Alert color="red" title={m.programmes_assess_failed_title()}>
      {failureWords(last.errorCode ?? "", last.result)}
    </Alert>
  );
}

/** Assessments of the office: start one, follow it, open one. */
export function AssessmentsPage() {
  const read = useRead(listAssessments, {}, { everyMs: (out) => (out?.openWorkId ? 2000 : false) });
  const state = useTableState("penilaian");
  const [starting, setStarting] = useState(false);
  return (
    <>
      <PageHeader
        title={m.programmes_assessments()}
        meta={m.programmes_assessments_meta()}
        actions={
          read.data?.mayStart === true &&
          read.data.openWorkId === null && (
            <Button onClick={() => setStarting(true)}>{m.programmes_assess_start()}</Button>
          )
        }
      />
      <Loaded read={read} rows={4}>
        {({ assessments, openWorkId }) => (
          <>
            {openWorkId === null ? <LastFailure /> : <Running workId={openWorkId} />}
            <DataTable
              caption={m.programmes_assessments()}
              state={state}
              columns={columns}
              rows={assessments}
              total={assessments.length}
              rowId={(line) => line.assessmentId}
              rowTo={(line) => `/penilaian/${line.assessmentId}`}
              empty={<EmptyState title={m.programmes_assess_none()} text={m.programmes_assess_none_text()} />}
            />
          </>
        )}
      </Loaded>
      {starting && <StartAssessment onClose={() => setStarting(false)} />}
    </>
  );
}
