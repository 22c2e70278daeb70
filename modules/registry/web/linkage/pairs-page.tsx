import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber, formatShare } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { assignLinkPairs } from "../../contract/assign-link-pairs.ts";
import { exportLinkPairs } from "../../contract/export-link-pairs.ts";
import { getLinkWork } from "../../contract/get-link-work.ts";
import { listLinkPairs } from "../../contract/list-link-pairs.ts";
import styles from "../registry.module.css";
import { worded } from "../words.ts";
import { filterOf, filterQuery, startPage } from "./filter.ts";
import { doubtWords, stateTones, stateWords } from "./link-words.ts";
import { PairFilters } from "./pair-filters.tsx";

type Row = OutputOf<typeof listLinkPairs>["pairs"][number];

const columns: readonly Column<Row>[] = [
  {
    id: "names",
    header: m.registry_link_pair,
    cell: (row) => m.registry_link_names({ a: row.nameA, b: row.nameB }),
    width: 17,
  },
  {
    id: "probability",
    header: m.registry_link_probability,
    cell: (row) => formatShare(row.probability),
    figure: true,
    width: 7,
  },
  { id: "doubt", header: m.registry_link_doubt, cell: (row) => worded(doubtWords, row.doubt), width: 13 },
  {
    id: "state",
    header: m.registry_link_state,
    cell: (row) =>
      row.disputed ? (
        <StatusBadge tone="red">{m.registry_link_disputed()}</StatusBadge>
      ) : (
        <StatusBadge tone={stateTones[row.state] ?? "grey"}>{worded(stateWords, row.state)}</StatusBadge>
      ),
    width: 11,
  },
  {
    id: "place",
    header: m.registry_place,
    cell: (row) =>
      row.placeA.code === row.placeB.code
        ? row.placeA.label
        : m.registry_link_names({ a: row.placeA.label, b: row.placeB.label }),
    width: 18,
  },
  {
    id: "kind",
    header: m.registry_link_kind,
    cell: (row) => (row.kind === "person" ? m.registry_link_person() : m.registry_link_family()),
    optional: "shown",
    width: 6,
  },
  {
    id: "records",
    header: m.registry_link_records,
    cell: (row) => formatNumber(row.records),
    figure: true,
    optional: "shown",
    width: 5,
  },
  {
    id: "weight",
    header: m.registry_link_weight,
    cell: (row) => row.weight.toFixed(1).replace(".", ","),
    figure: true,
    optional: "hidden",
    width: 5,
  },
  {
    id: "age",
    header: m.registry_link_age,
    unit: m.registry_link_days,
    cell: (row) => formatNumber(row.ageDays),
    figure: true,
    width: 5,
  },
  {
    id: "assigned",
    header: m.registry_link_assigned,
    cell: (row) =>
      row.assigned === null ? "–" : row.assigned === "me" ? m.registry_link_mine() : m.registry_link_others(),
    optional: "shown",
    width: 7,
  },
];

function Empty({ neverRun, filtered }: { readonly neverRun: boolean; readonly filtered: boolean }) {
  const mayStart = useMay("intake.link.start");
  const action = mayStart && <LinkButton to={startPage}>{m.registry_links_start()}</LinkButton>;
  return neverRun && !filtered ? (
    <EmptyState title={m.registry_links_never()} text={m.registry_links_never_text()} action={action} />
  ) : (
    <EmptyState title={m.registry_links_empty()} text={m.registry_links_empty_text()} action={action} />
  );
}

/** Pairs that may be one, the most probable first; from here the bench goes through them one by one. */
export function PairsPage() {
  const [values, change] = useUrlState();
  const filter = filterOf(values);
  const state = useTableState("data-ganda");
  const mayDecide = useMay("registry.link.decide");
  const work = useRead(getLinkWork, {});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const assign = useAct(assignLinkPairs, { refresh: [listLinkPairs, getLinkWork] });
  const { read, ...list } = useList(listLinkPairs, filter, (out) => ({
    rows: out.pairs,
    next: out.next,
    total: out.total,
  }));
  const query = filterQuery(values);
  const [first] = list.rows;
  const take = (toMe: boolean) =>
    void assign.run({ pairIds: [...chosen], toMe }).then(() => setChosen(new Set()));
  return (
    <>
      <PageHeader
        title={m.registry_links()}
        meta={m.registry_links_meta()}
        actions={
          <>
            {mayDecide && (
              <LinkButton to="/data-ganda/periksa-ulang" variant="default">
                {m.registry_link_checks()}
              </LinkButton>
            )}
            {first !== undefined && (
              <LinkButton to={`/data-ganda/${first.pairId}${query}`}>{m.registry_link_review()}</LinkButton>
            )}
          </>
        }
      />
      <PairFilters values={values} change={change} work={work.data} />
      {mayDecide && chosen.size > 0 && (
        <div className={styles["acts"]}>
          <Button loading={assign.running} onClick={() => take(true)}>
            {m.registry_link_take({ count: chosen.size })}
          </Button>
          <Button variant="default" loading={assign.running} onClick={() => take(false)}>
            {m.registry_link_give({ count: chosen.size })}
          </Button>
        </div>
      )}
      <Loaded read={read} rows={10}>
        {() => (
          <DataTable
            caption={m.registry_links()}
            state={state}
            columns={columns}
            {...list}
            rowId={(row) => row.pairId}
            rowTo={(row) => `/data-ganda/${row.pairId}${query}`}
            {...(mayDecide ? { selection: { ids: chosen, onChange: setChosen } } : {})}
            onExport={() => void download(exportLinkPairs, { ...filter, format: "xlsx" })}
            empty={<Empty neverRun={work.data?.neverRun ?? false} filtered={query !== ""} />}
          />
        )}
      </Loaded>
    </>
  );
}
