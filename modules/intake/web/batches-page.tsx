import { NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { readKey } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState, LoadingSkeleton } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listBatches } from "../contract/list-batches.ts";
import { BatchState } from "../contract/shapes.ts";
import styles from "./intake.module.css";
import { BatchStatus, isRunning, stateWords } from "./state-words.tsx";

const UploadPanel = lazy(() =>
  import("./upload/upload-panel.tsx").then((part) => ({ default: part.UploadPanel })),
);

type Batch = OutputOf<typeof listBatches>["batches"][number];

function SentAt({ batch }: { readonly batch: Batch }) {
  const locale = useLocale();
  return <>{formatInstant(batch.createdAt, locale)}</>;
}

/** A file that is not checked yet has no figures; a nought would say that it is empty. */
const counted = (batch: Batch, rows: number) => (batch.state === "received" ? "–" : formatNumber(rows));

const columns: readonly Column<Batch>[] = [
  {
    id: "file",
    header: m.intake_file_name,
    width: 13,
    cell: (batch) => <span className={styles["fileName"]}>{batch.fileName}</span>,
  },
  { id: "state", header: m.intake_state, width: 12.5, cell: (batch) => <BatchStatus state={batch.state} /> },
  {
    id: "profile",
    header: m.intake_profile,
    width: 11,
    cell: (batch) => batch.profileTitle ?? m.intake_profile_unknown(),
  },
  {
    id: "cutOff",
    header: m.intake_cut_off,
    width: 7,
    optional: "shown",
    cell: (batch) => (batch.cutOffOn === null ? "–" : formatDate(batch.cutOffOn)),
  },
  {
    id: "read",
    header: m.intake_read,
    figure: true,
    width: 5.5,
    cell: (batch) => counted(batch, batch.readRows),
  },
  {
    id: "accepted",
    header: m.intake_accepted,
    figure: true,
    width: 7,
    optional: "hidden",
    cell: (batch) => formatNumber(batch.acceptedRows),
  },
  {
    id: "held",
    header: m.intake_held,
    figure: true,
    width: 5.5,
    cell: (batch) => counted(batch, batch.heldRows),
  },
  {
    id: "refused",
    header: m.intake_refused,
    figure: true,
    width: 7,
    optional: "hidden",
    cell: (batch) => formatNumber(batch.refusedRows),
  },
  {
    id: "sentBy",
    header: m.intake_sent_by,
    width: 11,
    optional: "hidden",
    cell: (batch) => batch.createdByName,
  },
  { id: "sentAt", header: m.intake_sent_at, width: 10.5, cell: (batch) => <SentAt batch={batch} /> },
];

/** Asks the list again while a file in it is being worked on. */
function useFreshWhile(running: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: readKey(listBatches) }), 3000);
    return () => clearInterval(timer);
  }, [running, client]);
}

/** Files that came in, and where new ones are sent in. */
export function BatchesPage() {
  const maySend = useMay("intake.batch.send");
  const [filters, change] = useUrlState();
  const wanted = BatchState.options.find((one) => one === filters["keadaan"]);
  const list = useList(listBatches, wanted === undefined ? {} : { state: wanted }, (out) => ({
    rows: out.batches,
    next: out.next,
    total: out.total,
  }));
  const state = useTableState("berkas");
  useFreshWhile(list.rows.some((batch) => isRunning(batch.state)));
  return (
    <>
      <PageHeader title={m.intake_files()} meta={m.intake_files_meta()} />
      <div className={styles["stack"]}>
        {maySend && (
          <Suspense fallback={<LoadingSkeleton rows={2} />}>
            <UploadPanel />
          </Suspense>
        )}
        <FilterBar active={wanted === undefined ? 0 : 1} onClear={() => change({ keadaan: undefined })}>
          <NativeSelect
            label={m.intake_state()}
            value={wanted ?? ""}
            onChange={(event) => change({ keadaan: event.currentTarget.value })}
            data={[
              { value: "", label: m.intake_all() },
              ...BatchState.options.map((one) => ({ value: one, label: stateWords[one]() })),
            ]}
          />
        </FilterBar>
        <Loaded read={list.read} rows={6}>
          {() => (
            <DataTable
              caption={m.intake_files()}
              state={state}
              columns={columns}
              rows={list.rows}
              rowId={(batch) => batch.batchId}
              rowTo={(batch) => `/berkas/${batch.batchId}`}
              total={list.total}
              hasMore={list.hasMore}
              loadingMore={list.loadingMore}
              onMore={list.onMore}
              empty={
                wanted === undefined ? (
                  <EmptyState
                    title={m.intake_none()}
                    text={maySend ? m.intake_none_text() : m.intake_none_reader()}
                  />
                ) : (
                  <EmptyState title={m.intake_none_such()} text={m.intake_none_such_text()} />
                )
              }
            />
          )}
        </Loaded>
      </div>
    </>
  );
}
