import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listProposalLists } from "../../contract/list-proposal-lists.ts";
import type { ProposalListRow } from "../../contract/proposal-shapes.ts";
import styles from "../shared/delivery.module.css";
import { ListStatus, purposeWords } from "./proposal-words.tsx";
import { UploadDialog } from "./upload-dialog.tsx";

function ReceivedAt({ row }: { readonly row: ProposalListRow }) {
  return <>{formatInstant(row.receivedAt, useLocale())}</>;
}

const columns: readonly Column<ProposalListRow>[] = [
  {
    id: "file",
    header: m.delivery_file,
    width: 14,
    cell: (row) => <span className={styles["wrap"]}>{row.fileName || row.letterNumber}</span>,
  },
  {
    id: "state",
    header: m.delivery_decree_state,
    width: 10,
    cell: (row) => <ListStatus state={row.state} />,
  },
  { id: "purpose", header: m.delivery_purpose, width: 9, cell: (row) => purposeWords[row.purpose]() },
  { id: "place", header: m.delivery_place, width: 10, cell: (row) => row.placeLabel },
  { id: "programme", header: m.delivery_programme, width: 11, cell: (row) => row.programmeTitle },
  { id: "period", header: m.delivery_period, width: 5.5, cell: (row) => row.period },
  {
    id: "lines",
    header: m.delivery_accepted_rows,
    figure: true,
    width: 6.5,
    cell: (row) => formatNumber(row.lineCount),
  },
  {
    id: "refused",
    header: m.delivery_refused_rows,
    figure: true,
    width: 6.5,
    cell: (row) => formatNumber(row.refusedCount),
  },
  {
    id: "letter",
    header: m.delivery_letter,
    width: 10,
    optional: "hidden",
    cell: (row) => row.letterNumber || "–",
  },
  {
    id: "proposed",
    header: m.delivery_proposed_on,
    width: 7,
    optional: "shown",
    cell: (row) => formatDate(row.proposedOn),
  },
  {
    id: "received",
    header: m.delivery_received_at,
    width: 10,
    optional: "hidden",
    cell: (row) => <ReceivedAt row={row} />,
  },
];

/** Lists by name and address that regions sent in, kept as they came. */
export function ProposalsPage() {
  const maySend = useMay("delivery.proposal.submit");
  const [opened, setOpened] = useState(false);
  const [filters, change] = useUrlState();
  const purpose = (["proposal", "decree"] as const).find((one) => one === filters["untuk"]);
  const list = useList(listProposalLists, purpose === undefined ? {} : { purpose }, (out) => ({
    rows: out.lists,
    next: out.next,
    total: out.total,
  }));
  const table = useTableState("usulan");
  return (
    <>
      <PageHeader
        title={m.delivery_proposals()}
        meta={m.delivery_proposals_meta()}
        actions={maySend && <Button onClick={() => setOpened(true)}>{m.delivery_list_send()}</Button>}
      />
      <div className={styles["stack"]}>
        <FilterBar active={purpose === undefined ? 0 : 1} onClear={() => change({ untuk: undefined })}>
          <NativeSelect
            label={m.delivery_purpose()}
            value={purpose ?? ""}
            onChange={(event) => change({ untuk: event.currentTarget.value })}
            data={[
              { value: "", label: m.delivery_all() },
              { value: "proposal", label: purposeWords.proposal() },
              { value: "decree", label: purposeWords.decree() },
            ]}
          />
        </FilterBar>
        <Loaded read={list.read} rows={6}>
          {() => (
            <DataTable
              caption={m.delivery_proposals()}
              state={table}
              columns={columns}
              rows={list.rows}
              rowId={(row) => row.listId}
              rowTo={(row) => `/usulan/${row.listId}`}
              total={list.total}
              hasMore={list.hasMore}
              loadingMore={list.loadingMore}
              onMore={list.onMore}
              empty={
                <EmptyState title={m.delivery_proposals_none()} text={m.delivery_proposals_none_text()} />
              }
            />
          )}
        </Loaded>
      </div>
      <UploadDialog opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
