import { NativeSelect } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { getBatch } from "../../contract/get-batch.ts";
import { listWarnings } from "../../contract/list-warnings.ts";
import { Reasons } from "../finding-words.tsx";

type Row = OutputOf<typeof listWarnings>["rows"][number];

const columns: readonly Column<Row>[] = [
  { id: "row", header: m.intake_row_no, width: 6, cell: (row) => formatNumber(row.rowNo) },
  { id: "reason", header: m.intake_reason, width: 28, cell: (row) => <Reasons findings={row.findings} /> },
  {
    id: "remedy",
    header: m.intake_remedy,
    width: 22,
    cell: (row) => [...new Set(row.findings.map((finding) => finding.remedy).filter(Boolean))].join(" "),
  },
];

/** Rows that enter although a rule has something to say about them. */
export function WarningsPage() {
  const { batchId = "" }: { batchId?: string } = useParams({ strict: false });
  const [filters, change] = useUrlState();
  const rule = filters["sebab"] ?? "";
  const batch = useRead(getBatch, { batchId });
  const list = useList(listWarnings, { batchId, ...(rule === "" ? {} : { rule }) }, (out) => ({
    rows: out.rows,
    next: out.next === null ? null : String(out.next),
    total: out.total,
  }));
  const state = useTableState("peringatan");
  const rules = (batch.data?.rules ?? []).filter(({ severity }) => severity === "warn");
  return (
    <>
      <PageHeader title={m.intake_warnings()} meta={m.intake_warnings_meta()} backTo={`/berkas/${batchId}`} />
      <FilterBar active={rule === "" ? 0 : 1} onClear={() => change({ sebab: undefined })}>
        <NativeSelect
          label={m.intake_cause()}
          value={rule}
          onChange={(event) => change({ sebab: event.currentTarget.value })}
          data={[
            { value: "", label: m.intake_all() },
            ...rules.map((one) => ({
              value: one.rule,
              label: m.intake_cause_count({ reason: one.reason, rows: formatNumber(one.rows) }),
            })),
          ]}
        />
      </FilterBar>
      <Loaded read={list.read} rows={8}>
        {() => (
          <DataTable
            caption={m.intake_warnings()}
            state={state}
            columns={columns}
            rows={list.rows}
            rowId={(row) => String(row.rowNo)}
            total={list.total}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            empty={<EmptyState tone="green" title={m.intake_no_warnings()} />}
          />
        )}
      </Loaded>
    </>
  );
}
