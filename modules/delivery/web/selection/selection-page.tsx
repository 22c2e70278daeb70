import { Button, NativeSelect, Progress, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { readKey, useAct, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { changeSelectionLine } from "../../contract/change-selection-line.ts";
import { getSelection } from "../../contract/get-selection.ts";
import { listSelectionLines } from "../../contract/list-selection-lines.ts";
import styles from "../shared/delivery.module.css";
import { WorkBox } from "../shared/work-box.tsx";
import { MarkBadge, markWords, SelectionStatus } from "./selection-words.tsx";

type Selection = OutputOf<typeof getSelection>;
type Line = OutputOf<typeof listSelectionLines>["lines"][number];
const marks = ["selected", "reserve", "added", "removed"] as const;

function QuotaBars({ selection }: { readonly selection: Selection }) {
  if (selection.regions.length === 0) return <p className={styles["hint"]}>{m.delivery_selection_empty()}</p>;
  return (
    <ul className={styles["bars"]}>
      {selection.regions.map((region) => {
        const chosen = region.selected + region.added;
        const share =
          region.quota === null || region.quota === 0
            ? chosen > 0
              ? 100
              : 0
            : (chosen / region.quota) * 100;
        return (
          <li key={region.regionCode}>
            <div className={styles["barHead"]}>
              <span>{region.label}</span>
              <span className="sn-tabular">
                {region.quota === null
                  ? formatNumber(chosen)
                  : m.delivery_quota_filled({
                      chosen: formatNumber(chosen),
                      quota: formatNumber(region.quota),
                    })}
                {" · "}
                {formatRupiah(BigInt(region.totalRupiah))}
              </span>
            </div>
            <Progress.Root size="lg">
              <Progress.Section
                value={Math.min(100, share)}
                color={share > 100 ? "red" : "teal"}
                aria-label={region.label}
              />
            </Progress.Root>
            <span className={styles["hint"]}>
              {m.delivery_region_changes({
                added: formatNumber(region.added),
                removed: formatNumber(region.removed),
                reserves: formatNumber(region.reserves),
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function ChangeDialog({
  selectionId,
  line,
  onClose,
}: {
  readonly selectionId: string;
  readonly line: Line | undefined;
  readonly onClose: () => void;
}) {
  const act = useAct(changeSelectionLine, { refresh: [getSelection, listSelectionLines] });
  const [reason, setReason] = useState("");
  const [evidence, setEvidence] = useState("");
  const remove = line?.mark === "selected" || line?.mark === "added";
  return (
    <ConfirmAct
      opened={line !== undefined}
      title={remove ? m.delivery_line_remove_title() : m.delivery_line_add_title()}
      verb={remove ? m.delivery_remove_verb() : m.delivery_line_add_verb()}
      text={m.delivery_line_change_text()}
      figures={
        line === undefined ? [] : [{ label: line.name, value: formatRupiah(BigInt(line.amountRupiah)) }]
      }
      danger={remove}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        if (line === undefined) return;
        void act
          .run({ selectionId, subjectId: line.subjectId, act: remove ? "remove" : "add", reason, evidence })
          .then((result) => result.ok && onClose());
      }}
    >
      <Textarea
        label={m.delivery_reason()}
        description={m.delivery_reason_help()}
        required
        minLength={10}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={m.delivery_evidence()}
        description={m.delivery_evidence_help()}
        required
        minLength={3}
        maxLength={300}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}

const baseColumns: readonly Column<Line>[] = [
  {
    id: "name",
    header: m.delivery_name,
    width: 12,
    cell: (line) => <span className={styles["wrap"]}>{line.name}</span>,
  },
  {
    id: "rank",
    header: m.delivery_rank,
    figure: true,
    width: 5.5,
    cell: (line) => (line.rank === null ? "–" : formatNumber(line.rank)),
  },
  { id: "mark", header: m.delivery_mark, width: 10, cell: (line) => <MarkBadge mark={line.mark} /> },
  {
    id: "values",
    header: m.delivery_rank_values,
    width: 7,
    optional: "shown",
    cell: (line) =>
      line.rankValues.map((value) => (value === null ? "?" : formatNumber(value))).join(" · ") || "–",
  },
  {
    id: "nik",
    header: m.delivery_nik,
    width: 10,
    optional: "hidden",
    cell: (line) => line.nikMasked ?? "–",
  },
  { id: "place", header: m.delivery_village, width: 15, cell: (line) => line.placeLabel },
  {
    id: "amount",
    header: m.delivery_amount,
    figure: true,
    width: 8,
    cell: (line) => formatRupiah(BigInt(line.amountRupiah)),
  },
  {
    id: "because",
    header: m.delivery_because,
    width: 15,
    optional: "shown",
    cell: (line) =>
      line.because === "" ? "–" : `${line.because}${line.changedBy === null ? "" : ` (${line.changedBy})`}`,
  },
];

const actColumn = (onChoose: (line: Line) => void): Column<Line> => ({
  id: "act",
  header: m.delivery_act,
  width: 8,
  cell: (line) => (
    <Button variant="default" size="compact-sm" onClick={() => onChoose(line)}>
      {line.mark === "selected" || line.mark === "added"
        ? m.delivery_remove_verb()
        : m.delivery_line_add_verb()}
    </Button>
  ),
});

function Lines({ selection }: { readonly selection: Selection }) {
  const [filters, change] = useUrlState();
  const mark = marks.find((one) => one === filters["tanda"]);
  const regionCode = /^\d{4}$/.test(filters["daerah"] ?? "") ? filters["daerah"] : undefined;
  const [chosen, setChosen] = useState<Line>();
  const { selectionId } = selection;
  const list = useList(
    listSelectionLines,
    {
      selectionId,
      ...(mark === undefined ? {} : { mark }),
      ...(regionCode === undefined ? {} : { regionCode }),
    },
    (out) => ({ rows: out.lines, next: out.next, total: out.total }),
  );
  const table = useTableState("baris-seleksi");
  const columns = selection.canChange ? [...baseColumns, actColumn(setChosen)] : baseColumns;
  return (
    <>
      <FilterBar
        active={(mark === undefined ? 0 : 1) + (regionCode === undefined ? 0 : 1)}
        onClear={() => change({ tanda: undefined, daerah: undefined })}
      >
        <NativeSelect
          label={m.delivery_mark()}
          value={mark ?? ""}
          onChange={(event) => change({ tanda: event.currentTarget.value })}
          data={[
            { value: "", label: m.delivery_all() },
            ...marks.map((one) => ({ value: one, label: markWords(one) })),
          ]}
        />
        <NativeSelect
          label={m.delivery_region()}
          value={regionCode ?? ""}
          onChange={(event) => change({ daerah: event.currentTarget.value })}
          data={[
            { value: "", label: m.delivery_all() },
            ...selection.regions.map((region) => ({ value: region.regionCode, label: region.label })),
          ]}
        />
      </FilterBar>
      <Loaded read={list.read} rows={5}>
        {() => (
          <DataTable
            caption={m.delivery_selection_lines()}
            state={table}
            columns={columns}
            rows={list.rows}
            rowId={(line) => line.subjectId}
            rowTo={(line) => (line.familyId === null ? undefined : `/keluarga/${line.familyId}`)}
            total={list.total}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            empty={<EmptyState title={m.delivery_lines_none()} text={m.delivery_lines_none_text()} />}
          />
        )}
      </Loaded>
      <ChangeDialog
        key={chosen?.subjectId ?? ""}
        selectionId={selectionId}
        line={chosen}
        onClose={() => setChosen(undefined)}
      />
    </>
  );
}

/** One selection: quota bars per kabupaten/kota, reserves, and officers' own acts marked as such. */
export function SelectionPage() {
  const { selectionId = "" }: { selectionId?: string } = useParams({ strict: false });
  const client = useQueryClient();
  const read = useRead(
    getSelection,
    { selectionId },
    { everyMs: (out) => (out?.state === "working" ? 1500 : false) },
  );
  const refresh = useCallback(() => {
    for (const contract of [getSelection, listSelectionLines])
      void client.invalidateQueries({ queryKey: readKey(contract) });
  }, [client]);
  return (
    <Loaded read={read} rows={8}>
      {(selection) => (
        <>
          <PageHeader
            title={selection.title}
            meta={`${selection.programmeTitle} · ${selection.period} · ${selection.placeLabel}`}
            backTo="/seleksi"
            badges={<SelectionStatus state={selection.state} />}
            actions={
              selection.decreeId !== null && (
                <LinkButton to={`/sk/${selection.decreeId}`}>{m.delivery_open_decree()}</LinkButton>
              )
            }
          />
          <div className={styles["stack"]}>
            <WorkBox batchId={selection.batchId} title={m.delivery_selecting()} onEnd={refresh} />
            <Panel
              title={m.delivery_selection_figures({
                chosen: formatNumber(selection.chosen),
                total: formatRupiah(BigInt(selection.totalRupiah)),
              })}
            >
              <div className={styles["stack"]}>
                <QuotaBars selection={selection} />
                <p className={styles["hint"]}>{selection.tieRule}</p>
                {selection.ceilingRupiah !== null && (
                  <p className={styles["hint"]}>
                    {m.delivery_ceiling_of({ ceiling: formatRupiah(BigInt(selection.ceilingRupiah)) })}
                  </p>
                )}
              </div>
            </Panel>
            <Lines selection={selection} />
          </div>
        </>
      )}
    </Loaded>
  );
}
