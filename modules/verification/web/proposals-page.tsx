import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listProposals } from "../contract/list-proposals.ts";
import { DueMark } from "./due-mark.tsx";
import { NewProposal } from "./new-proposal.tsx";
import { listStateWords, rowStateTones } from "./words.ts";

type Line = OutputOf<typeof listProposals>["proposals"][number];

const columnsFor = (today: string): readonly Column<Line>[] => [
  { id: "title", header: m.verification_title, cell: (row) => row.title, width: 14 },
  { id: "place", header: m.verification_village, cell: (row) => row.place, width: 17 },
  { id: "period", header: m.verification_period, cell: (row) => row.period, width: 7 },
  {
    id: "state",
    header: m.verification_state,
    width: 9,
    cell: (row) => (
      <StatusBadge tone={rowStateTones[row.state] ?? "grey"}>{listStateWords[row.state]()}</StatusBadge>
    ),
  },
  { id: "rows", header: m.verification_rows, figure: true, width: 6, cell: (row) => formatNumber(row.rows) },
  {
    id: "waiting",
    header: m.verification_state_waiting,
    figure: true,
    width: 7,
    cell: (row) => formatNumber(row.waiting),
  },
  {
    id: "returned",
    header: m.verification_state_returned,
    figure: true,
    width: 8,
    cell: (row) => formatNumber(row.returned),
  },
  {
    id: "accepted",
    header: m.verification_state_accepted,
    figure: true,
    width: 7,
    cell: (row) => formatNumber(row.accepted),
  },
  {
    id: "due",
    header: m.verification_due,
    width: 14,
    cell: (row) => (row.dueOn === null ? "–" : <DueMark today={today} dueOn={row.dueOn} />),
  },
];

/** Lists of villages in the own area: what waits for me, and how far each has climbed. */
export function ProposalsPage() {
  const [values, change] = useUrlState();
  const [making, setMaking] = useState(false);
  const mine = values["untuk-saya"] === "ya";
  const mayWrite = useMay("verification.proposal.write");
  const table = useTableState("usulan-desa");
  const { read, ...list } = useList(listProposals, mine ? { mine: "true" } : {}, (out) => ({
    rows: out.proposals,
    next: out.next,
    total: out.total,
  }));
  return (
    <>
      <PageHeader
        title={m.verification_proposals()}
        actions={mayWrite && <Button onClick={() => setMaking(true)}>{m.verification_new_proposal()}</Button>}
      />
      <FilterBar active={mine ? 1 : 0} onClear={() => change({ "untuk-saya": undefined })}>
        <Checkbox
          label={m.verification_only_mine()}
          checked={mine}
          onChange={(event) => change({ "untuk-saya": event.currentTarget.checked ? "ya" : undefined })}
        />
      </FilterBar>
      <Loaded read={read} rows={8}>
        {(out) => (
          <>
            <DataTable
              caption={m.verification_proposals()}
              state={table}
              columns={columnsFor(out.today)}
              {...list}
              rowId={(row) => row.proposalId}
              rowTo={(row) => `/verval/usulan/${row.proposalId}`}
              empty={
                <EmptyState
                  title={m.verification_proposals_none()}
                  text={m.verification_proposals_none_text()}
                />
              }
            />
            {making && <NewProposal openPeriod={out.openPeriod} onClose={() => setMaking(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}
