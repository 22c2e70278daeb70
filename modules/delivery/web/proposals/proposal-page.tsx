import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { download } from "#platform/ui/api.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { readKey, useAct, useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { downloadProposalFile } from "../../contract/download-proposal-file.ts";
import { getProposalList } from "../../contract/get-proposal-list.ts";
import { listProposalLines } from "../../contract/list-proposal-lines.ts";
import { listProposalLists } from "../../contract/list-proposal-lists.ts";
import { withdrawProposalList } from "../../contract/withdraw-proposal-list.ts";
import styles from "../shared/delivery.module.css";
import { errorText } from "../shared/error-text.ts";
import { WorkBox } from "../shared/work-box.tsx";
import { ListStatus, ruleReason, ruleRemedy } from "./proposal-words.tsx";

type List = OutputOf<typeof getProposalList>;
type Line = OutputOf<typeof listProposalLines>["lines"][number];

const matchWords = {
  nik: m.delivery_matched_nik,
  kk: m.delivery_matched_kk,
  name: m.delivery_matched_name,
  officer: m.delivery_matched_officer,
} as const;

const readColumns: readonly Column<Line>[] = [
  {
    id: "name",
    header: m.delivery_name,
    width: 13,
    cell: (line) => <span className={styles["wrap"]}>{line.name}</span>,
  },
  { id: "line", header: m.delivery_row, figure: true, width: 5, cell: (line) => formatNumber(line.line) },
  { id: "nik", header: m.delivery_nik, width: 10, cell: (line) => line.nikMasked ?? "–" },
  { id: "kk", header: m.delivery_kk, width: 10, optional: "shown", cell: (line) => line.kkMasked ?? "–" },
  {
    id: "born",
    header: m.delivery_born_on,
    width: 7,
    optional: "hidden",
    cell: (line) => (line.bornOn === null ? "–" : formatDate(line.bornOn)),
  },
  { id: "place", header: m.delivery_village, width: 14, cell: (line) => line.placeLabel },
  {
    id: "address",
    header: m.delivery_address,
    width: 12,
    optional: "hidden",
    cell: (line) => line.address || "–",
  },
  {
    id: "matched",
    header: m.delivery_matched,
    width: 9,
    cell: (line) => (line.matchedBy === null ? m.delivery_matched_none() : matchWords[line.matchedBy]()),
  },
];

const refusedColumns: readonly Column<Line>[] = [
  { id: "line", header: m.delivery_row, width: 6, cell: (line) => formatNumber(line.line) },
  { id: "reason", header: m.delivery_rule, width: 20, cell: (line) => ruleReason(line.refusal?.rule ?? "") },
  {
    id: "remedy",
    header: m.delivery_remedy,
    width: 24,
    cell: (line) => ruleRemedy(line.refusal?.rule ?? ""),
  },
];

function Lines({ list }: { readonly list: List }) {
  const [filters, change] = useUrlState();
  const show = (["all", "unmatched", "refused"] as const).find((one) => one === filters["lihat"]) ?? "all";
  const lines = useList(listProposalLines, { listId: list.listId, show }, (out) => ({
    rows: out.lines,
    next: out.next === null ? null : String(out.next),
    total: out.total,
  }));
  const table = useTableState(`baris-usulan-${show === "refused" ? "ditolak" : "dibaca"}`);
  return (
    <>
      <FilterBar active={show === "all" ? 0 : 1} onClear={() => change({ lihat: undefined })}>
        <NativeSelect
          label={m.delivery_show()}
          value={show}
          onChange={(event) => change({ lihat: event.currentTarget.value })}
          data={[
            { value: "all", label: m.delivery_show_all() },
            { value: "unmatched", label: m.delivery_show_unmatched() },
            { value: "refused", label: m.delivery_show_refused() },
          ]}
        />
      </FilterBar>
      <Loaded read={lines.read} rows={5}>
        {() => (
          <DataTable
            caption={m.delivery_list()}
            state={table}
            columns={show === "refused" ? refusedColumns : readColumns}
            rows={lines.rows}
            rowId={(line) => String(line.line)}
            rowTo={(line) => (line.familyId === null ? undefined : `/keluarga/${line.familyId}`)}
            total={lines.total}
            hasMore={lines.hasMore}
            loadingMore={lines.loadingMore}
            onMore={lines.onMore}
            empty={<EmptyState title={m.delivery_lines_none()} text={m.delivery_lines_none_text()} />}
          />
        )}
      </Loaded>
    </>
  );
}

function Facts({ list }: { readonly list: List }) {
  const locale = useLocale();
  const { matched } = list;
  return (
    <Panel
      title={m.delivery_list_balance({
        read: formatNumber(list.lineCount + list.refusedCount),
        accepted: formatNumber(list.lineCount),
        refused: formatNumber(list.refusedCount),
      })}
    >
      <div className={styles["stack"]}>
        <DefinitionList
          items={[
            {
              key: "matched",
              term: m.delivery_matched(),
              value: m.delivery_matched_counts({
                nik: formatNumber(matched.nik),
                kk: formatNumber(matched.kk),
                name: formatNumber(matched.name),
                none: formatNumber(matched.none),
              }),
            },
            { key: "letter", term: m.delivery_letter(), value: list.letterNumber || "–" },
            { key: "proposed", term: m.delivery_proposed_on(), value: formatDate(list.proposedOn) },
            {
              key: "received",
              term: m.delivery_received_at(),
              value: formatInstant(list.receivedAt, locale),
              ...(list.receivedBy === null ? {} : { source: list.receivedBy }),
            },
            ...(list.sha256 === null
              ? []
              : [
                  {
                    key: "sha",
                    term: "SHA-256",
                    value: <span className={styles["hash"]}>{list.sha256}</span>,
                  },
                ]),
            ...(list.withdrawnBecause === null
              ? []
              : [{ key: "because", term: m.delivery_list_withdrawn(), value: list.withdrawnBecause }]),
          ]}
        />
        {list.refusals.length > 0 && (
          <ul className={styles["plain"]}>
            {list.refusals.map((refusal) => (
              <li key={`${refusal.field}:${refusal.rule}`}>
                {m.delivery_refusal_count({
                  count: formatNumber(refusal.rows),
                  reason: ruleReason(refusal.rule),
                  row: formatNumber(refusal.firstRow),
                })}{" "}
                {ruleRemedy(refusal.rule)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

/** One list: how it was read, whom it names, which rows were refused and why. */
export function ProposalPage() {
  const { listId = "" }: { listId?: string } = useParams({ strict: false });
  const client = useQueryClient();
  const mayOpenFile = useMay("delivery.proposal.submit");
  const read = useRead(
    getProposalList,
    { listId },
    { everyMs: (out) => (out?.state === "reading" ? 1500 : false) },
  );
  const withdraw = useAct(withdrawProposalList, { refresh: [getProposalList, listProposalLists] });
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const refresh = useCallback(() => {
    for (const contract of [getProposalList, listProposalLines])
      void client.invalidateQueries({ queryKey: readKey(contract) });
  }, [client]);
  return (
    <Loaded read={read} rows={8}>
      {(list) => (
        <>
          <PageHeader
            title={<span className={styles["wrap"]}>{list.fileName || list.programmeTitle}</span>}
            meta={`${list.programmeTitle} · ${list.period} · ${list.placeLabel}`}
            backTo="/usulan"
            badges={<ListStatus state={list.state} />}
            actions={
              <>
                {mayOpenFile && list.sha256 !== null && (
                  <Button variant="default" onClick={() => void download(downloadProposalFile, { listId })}>
                    {m.delivery_list_file()}
                  </Button>
                )}
                {list.canWithdraw && (
                  <Button variant="default" onClick={() => setAsking(true)}>
                    {m.delivery_list_withdraw()}
                  </Button>
                )}
              </>
            }
          />
          <div className={styles["stack"]}>
            <WorkBox batchId={list.batchId} title={m.delivery_list_reading()} onEnd={refresh} />
            {list.state === "failed" && list.errorCode !== null && (
              <Panel title={m.delivery_list_failed()}>
                <p className={styles["text"]}>{errorText(list.errorCode)}</p>
              </Panel>
            )}
            {(list.state === "received" || list.state === "withdrawn") && (
              <>
                <Facts list={list} />
                <Lines list={list} />
              </>
            )}
          </div>
          <ConfirmAct
            opened={asking}
            title={m.delivery_list_withdraw_title()}
            verb={m.delivery_list_withdraw()}
            text={m.delivery_list_withdraw_text()}
            danger
            running={withdraw.running}
            refusal={withdraw.refusal}
            onClose={() => setAsking(false)}
            onConfirm={() =>
              void withdraw.run({ listId, reason }).then((result) => result.ok && setAsking(false))
            }
          >
            <Textarea
              label={m.delivery_reason()}
              description={m.delivery_reason_help()}
              required
              minLength={10}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </ConfirmAct>
        </>
      )}
    </Loaded>
  );
}
