import { NativeSelect } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { getBatch } from "../../contract/get-batch.ts";
import { DownloadHeld } from "../batch/download-held.tsx";
import { Reasons } from "../finding-words.tsx";
import { type HeldRow, rowStates, useRowFilter, useRows } from "./row-filter.ts";
import { RowStatus, rowStateWords } from "./row-state.tsx";
import { setAsideWords } from "./set-aside-words.ts";

function Remedies({ row }: { readonly row: HeldRow }) {
  const remedies = [...new Set(row.findings.map((finding) => finding.remedy).filter((one) => one !== ""))];
  return <>{remedies.join(" ")}</>;
}

/** Why the row did not enter; first why a person gave it up. */
function RowReasons({ row }: { readonly row: HeldRow }) {
  return (
    <>
      {row.setAside !== null && (
        <strong>
          {m.intake_set_aside_line({ reason: setAsideWords(row.setAside.reason, row.setAside.note) })}
        </strong>
      )}
      <Reasons findings={row.findings} />
    </>
  );
}

const columns: readonly Column<HeldRow>[] = [
  { id: "row", header: m.intake_row_no, width: 5, cell: (row) => formatNumber(row.rowNo) },
  { id: "reason", header: m.intake_reason, width: 17, cell: (row) => <RowReasons row={row} /> },
  {
    id: "remedy",
    header: m.intake_remedy,
    width: 14,
    optional: "shown",
    cell: (row) => <Remedies row={row} />,
  },
  { id: "name", header: m.intake_name, width: 8, cell: (row) => row.name || "–" },
  { id: "family", header: m.intake_family_number, width: 9, cell: (row) => row.familyNumber || "–" },
  {
    id: "village",
    header: m.intake_village,
    width: 10,
    optional: "shown",
    cell: (row) => row.village || "–",
  },
  {
    id: "state",
    header: m.intake_state,
    width: 9,
    optional: "hidden",
    cell: (row) => <RowStatus state={row.state} />,
  },
];

/** Rows of a file that did not enter, with reason and remedy; Enter opens one to mend it. */
export function RowsPage() {
  const { batchId = "" }: { batchId?: string } = useParams({ strict: false });
  const mayMend = useMay("intake.row.mend");
  const [, change] = useUrlState();
  const filter = useRowFilter();
  const batch = useRead(getBatch, { batchId });
  const list = useRows(batchId, filter);
  const state = useTableState("baris");
  const rules = (batch.data?.rules ?? []).filter(
    ({ severity }) => severity === "hold" || severity === "refuse",
  );
  return (
    <>
      <PageHeader
        title={m.intake_held_rows()}
        meta={batch.data?.fileName ?? " "}
        backTo={`/berkas/${batchId}`}
        actions={batch.data?.actions.includes("download") === true && <DownloadHeld batchId={batchId} />}
      />
      <FilterBar
        active={(filter.state === "held" ? 0 : 1) + (filter.rule === "" ? 0 : 1)}
        onClear={() => change({ keadaan: undefined, sebab: undefined })}
      >
        <NativeSelect
          label={m.intake_state()}
          value={filter.state}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            change({ keadaan: chosen === "held" ? undefined : chosen });
          }}
          data={rowStates.map((one) => ({ value: one, label: rowStateWords[one]() }))}
        />
        <NativeSelect
          label={m.intake_cause()}
          value={filter.rule}
          onChange={(event) => change({ sebab: event.currentTarget.value })}
          data={[
            { value: "", label: m.intake_all() },
            ...rules.map((rule) => ({
              value: rule.rule,
              label: m.intake_cause_count({ reason: rule.reason, rows: formatNumber(rule.rows) }),
            })),
          ]}
        />
      </FilterBar>
      <Loaded read={list.read} rows={8}>
        {() => (
          <DataTable
            caption={m.intake_held_rows()}
            state={state}
            columns={columns}
            rows={list.rows}
            rowId={(row) => String(row.rowNo)}
            {...(mayMend
              ? { rowTo: (row: HeldRow) => `/berkas/${batchId}/baris/${row.rowNo}${filter.query}` }
              : {})}
            total={list.total}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            empty={
              <EmptyState
                tone="green"
                title={
                  filter.state === "held" && filter.rule === "" ? m.intake_no_held() : m.intake_no_rows()
                }
                text={
                  filter.state === "held" && filter.rule === ""
                    ? m.intake_no_held_text()
                    : m.intake_no_rows_text()
                }
              />
            }
          />
        )}
      </Loaded>
    </>
  );
}
