import { NativeSelect } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
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
import { getBatch } from "../contract/get-batch.ts";
import { listDifferences } from "../contract/list-differences.ts";
import { DifferenceKind } from "../contract/shapes.ts";
import { kindWords, subjectWords } from "./state-words.tsx";

type Difference = OutputOf<typeof listDifferences>["differences"][number];

/** Fields of the registry that no column of a file carries under their own name. */
const ownFields: Readonly<Record<string, () => string>> = {
  place_code: m.intake_village,
  family_id: m.intake_families,
};

const whatChanged = (one: Difference) =>
  one.fieldLabel ?? ownFields[one.field ?? ""]?.() ?? kindWords[one.kind]();

/** "Desil 3", 17-08-1954, and what else is in words already. */
function said({ field }: Difference, value: string | null): string {
  if (value === null) return "–";
  if (field === "decile") return m.intake_decile_value({ decile: value });
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}

const columns: readonly Column<Difference>[] = [
  { id: "name", header: m.intake_name, width: 14, cell: (one) => one.name || "–" },
  { id: "place", header: m.intake_village, width: 14, cell: (one) => one.place || "–" },
  {
    id: "field",
    header: m.intake_what_changed,
    width: 12,
    optional: "shown",
    cell: (one) => whatChanged(one),
  },
  { id: "old", header: m.intake_old_value, width: 10, cell: (one) => said(one, one.oldValue) },
  { id: "new", header: m.intake_new_value, width: 10, cell: (one) => said(one, one.newValue) },
  {
    id: "row",
    header: m.intake_row_no,
    width: 6,
    figure: true,
    optional: "shown",
    cell: (one) => (one.rowNo === null ? "–" : formatNumber(one.rowNo)),
  },
];

/** Page of the family or person in the registry; what is new has none until the file is applied. */
function pageOf({ subjectId, subjectKind }: Difference): string | undefined {
  if (subjectId === null) return undefined;
  return subjectKind === "family" ? `/keluarga/${subjectId}` : `/orang/${subjectId}`;
}

/** How a snapshot differs from the one before it, line by line. */
export function DifferencesPage() {
  const { batchId = "" }: { batchId?: string } = useParams({ strict: false });
  const [filters, change] = useUrlState();
  const kind = DifferenceKind.options.find((one) => one === filters["jenis"]) ?? "new";
  const about = (["family", "person"] as const).find((one) => one === filters["tentang"]);
  const batch = useRead(getBatch, { batchId });
  const list = useList(
    listDifferences,
    { batchId, kind, ...(about === undefined ? {} : { subjectKind: about }) },
    (out) => ({ rows: out.differences, next: out.next === null ? null : String(out.next), total: out.total }),
  );
  const state = useTableState("selisih");
  const before = batch.data?.previous?.cutOffOn;
  return (
    <>
      <PageHeader
        title={kindWords[kind]()}
        meta={
          before === null || before === undefined
            ? (batch.data?.fileName ?? " ")
            : m.intake_differences_meta({ file: batch.data?.fileName ?? "", date: formatDate(before) })
        }
        backTo={`/berkas/${batchId}`}
      />
      <FilterBar active={about === undefined ? 0 : 1} onClear={() => change({ tentang: undefined })}>
        <NativeSelect
          label={m.intake_kind()}
          value={kind}
          onChange={(event) => change({ jenis: event.currentTarget.value })}
          data={DifferenceKind.options.map((one) => ({ value: one, label: kindWords[one]() }))}
        />
        <NativeSelect
          label={m.intake_about()}
          value={about ?? ""}
          onChange={(event) => change({ tentang: event.currentTarget.value })}
          data={[
            { value: "", label: m.intake_all() },
            { value: "family", label: subjectWords.family() },
            { value: "person", label: subjectWords.person() },
          ]}
        />
      </FilterBar>
      <Loaded read={list.read} rows={8}>
        {() => (
          <DataTable
            caption={kindWords[kind]()}
            state={state}
            columns={columns}
            rows={list.rows}
            rowId={(one) => String(one.id)}
            rowTo={pageOf}
            total={list.total}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            empty={<EmptyState tone="green" title={m.intake_no_differences()} />}
          />
        )}
      </Loaded>
    </>
  );
}
