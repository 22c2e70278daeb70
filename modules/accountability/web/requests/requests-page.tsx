import { NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listRequests } from "../../contract/list-requests.ts";
import { type RequestLine, requestKinds } from "../../contract/request-shapes.ts";
import { Clock } from "../clock.tsx";
import { choices, kindWords, stateTones, stateWords } from "./request-words.ts";

function Received({ at }: { readonly at: string }) {
  return <>{formatInstant(at, useLocale())}</>;
}

const columns: readonly Column<RequestLine>[] = [
  { id: "number", header: m.accountability_number, cell: (row) => row.number, width: 10 },
  { id: "kind", header: m.accountability_request_kind, cell: (row) => kindWords[row.kind](), width: 10 },
  {
    id: "subject",
    header: m.accountability_request_about,
    cell: (row) => row.subject?.name ?? m.accountability_not_visible(),
    width: 14,
  },
  { id: "place", header: m.accountability_place, cell: (row) => row.place.name, width: 18 },
  {
    id: "received",
    header: m.accountability_received,
    cell: (row) => <Received at={row.receivedAt} />,
    width: 11,
  },
  {
    id: "state",
    header: m.accountability_state,
    cell: (row) =>
      row.state === "open" ? (
        <Clock dueAt={row.dueAt} />
      ) : (
        <StatusBadge tone={stateTones[row.state]}>{stateWords[row.state]()}</StatusBadge>
      ),
    width: 16,
  },
];

/** The register of data subjects' requests: what is open stands first, by its clock. */
export function RequestsPage() {
  const [values, change] = useUrlState();
  const state = useTableState("permintaan");
  const shown =
    values["keadaan"] === "terjawab" ? "answered" : values["keadaan"] === "semua" ? "all" : "open";
  const kind = requestKinds.find((one) => one === values["jenis"]);
  const { read, ...list } = useList(
    listRequests,
    { state: shown, ...(kind === undefined ? {} : { kind }) },
    (out) => ({ rows: out.requests, next: out.next, total: out.total }),
  );
  return (
    <>
      <PageHeader title={m.accountability_requests()} meta={m.accountability_requests_meta()} />
      <FilterBar
        active={(shown === "open" ? 0 : 1) + (kind === undefined ? 0 : 1)}
        onClear={() => change({ keadaan: undefined, jenis: undefined })}
      >
        <NativeSelect
          label={m.accountability_state()}
          value={shown === "open" ? "" : shown === "answered" ? "terjawab" : "semua"}
          onChange={(event) => change({ keadaan: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: m.accountability_request_open() },
            { value: "terjawab", label: m.accountability_requests_answered() },
            { value: "semua", label: m.accountability_requests_all() },
          ]}
        />
        <NativeSelect
          label={m.accountability_request_kind()}
          value={kind ?? ""}
          onChange={(event) => change({ jenis: event.currentTarget.value || undefined })}
          data={[{ value: "", label: m.accountability_requests_any_kind() }, ...choices(kindWords)]}
        />
      </FilterBar>
      <Loaded read={read} rows={6}>
        {() => (
          <DataTable
            caption={m.accountability_requests()}
            state={state}
            columns={columns}
            {...list}
            rowId={(row) => row.requestId}
            rowTo={(row) => `/permintaan/${row.requestId}`}
            empty={
              <EmptyState
                title={m.accountability_requests_none()}
                text={m.accountability_requests_none_text()}
              />
            }
          />
        )}
      </Loaded>
    </>
  );
}
