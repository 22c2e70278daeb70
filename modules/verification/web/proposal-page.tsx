import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { download } from "#platform/ui/api.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { Timeline } from "#platform/ui/page/timeline.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { downloadBacking } from "../contract/download-backing.ts";
import { getProposal } from "../contract/get-proposal.ts";
import { listProposals } from "../contract/list-proposals.ts";
import { sendProposal } from "../contract/send-proposal.ts";
import { AddRow } from "./add-row.tsx";
import { BackingForm } from "./backing-form.tsx";
import { DueMark } from "./due-mark.tsx";
import { ProposalRows } from "./proposal-rows.tsx";
import type { Proposal } from "./proposal-type.ts";
import styles from "./verification.module.css";
import { actWords, backingWords, laneWords, listStateWords, rowStateTones, tierWords } from "./words.ts";

function Backings({ proposal }: { readonly proposal: Proposal }) {
  const [adding, setAdding] = useState(false);
  const { backings, allowed } = proposal;
  return (
    <Panel
      title={m.verification_backings()}
      actions={
        allowed.includes("write") && (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {m.verification_attach()}
          </Button>
        )
      }
    >
      {backings.length === 0 ? (
        <p>{m.verification_backings_none({ on: formatDate(proposal.deadlines.backingUptoOn) })}</p>
      ) : (
        <ul className={styles["list"]}>
          {backings.map((one) => (
            <li key={one.backingId} className={styles["line"]}>
              <span>
                {m.verification_backing_line({
                  kind: backingWords[one.kind](),
                  number: one.number,
                  on: formatDate(one.heldOn),
                  chair: one.chairName,
                  present: one.present,
                })}
              </span>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void download(downloadBacking, { backingId: one.backingId })}
              >
                {m.verification_open_scan()}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && <BackingForm proposalId={proposal.proposal.proposalId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Deadlines({ proposal }: { readonly proposal: Proposal }) {
  const { deadlines, today } = proposal;
  const days = [
    [m.verification_deadline_send(), deadlines.sendUptoOn],
    [m.verification_deadline_backing(), deadlines.backingUptoOn],
    ...(proposal.proposal.lane === "formal"
      ? [[m.verification_deadline_district(), deadlines.district] as const]
      : []),
    [m.verification_deadline_regency(), deadlines.regency],
    [m.verification_deadline_province(), deadlines.province],
  ] as const;
  return (
    <Panel title={m.verification_deadlines()}>
      <DefinitionList
        items={days.map(([term, on]) => ({
          key: term,
          term,
          value: <DueMark today={today} dueOn={on} />,
        }))}
      />
    </Panel>
  );
}

function History({ steps }: { readonly steps: Proposal["steps"] }) {
  return (
    <Panel title={m.verification_history()}>
      {steps.length === 0 ? (
        <p>{m.verification_history_none()}</p>
      ) : (
        <Timeline
          entries={steps.map((step, index) => ({
            id: `${index}-${step.actedAt}`,
            at: step.actedAt,
            title: `${actWords[step.act]?.() ?? step.act}${
              step.rowNumber === null ? "" : ` · ${m.verification_row_number({ number: step.rowNumber })}`
            }`,
            body: step.reason === "" ? undefined : step.reason,
            by: `${step.actedBy} · ${tierWords[step.tier]?.() ?? ""}`,
            tone:
              rowStateTones[
                step.act === "return" ? "returned" : step.act === "refuse" ? "refused" : "waiting"
              ] ?? "grey",
          }))}
        />
      )}
    </Panel>
  );
}

function Sheet({ proposal }: { readonly proposal: Proposal }) {
  const { proposal: line, allowed, revision } = proposal;
  const [open, setOpen] = useState<"row" | "send">();
  const send = useAct(sendProposal, { refresh: [getProposal, listProposals] });
  const ready = proposal.rows.filter(({ state }) => state === "draft" || state === "returned").length;
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHeader
        title={line.title}
        meta={line.place}
        backTo="/verval/usulan"
        badges={
          <>
            <StatusBadge tone={rowStateTones[line.state] ?? "grey"}>
              {listStateWords[line.state]()}
            </StatusBadge>
            <span>{`${m.verification_period()} ${line.period} · ${laneWords[line.lane]()}`}</span>
            {line.dueOn !== null && <DueMark today={proposal.today} dueOn={line.dueOn} />}
          </>
        }
        actions={
          <>
            <PrintButton />
            {allowed.includes("write") && (
              <Button variant="default" onClick={() => setOpen("row")}>
                {m.verification_add_row()}
              </Button>
            )}
            {allowed.includes("send") && (
              <Button onClick={() => setOpen("send")}>{m.verification_send()}</Button>
            )}
          </>
        }
      />
      <div className={styles["stack"]}>
        <ProposalRows proposal={proposal} />
        <div className={styles["columns"]}>
          <Backings proposal={proposal} />
          <Deadlines proposal={proposal} />
        </div>
        <History steps={proposal.steps} />
      </div>
      {open === "row" && <AddRow proposal={line} onClose={close} />}
      <ConfirmAct
        opened={open === "send"}
        title={m.verification_send()}
        text={m.verification_send_text()}
        figures={[{ label: m.verification_rows(), value: ready }]}
        verb={m.verification_send()}
        running={send.running}
        refusal={send.refusal}
        onClose={close}
        onConfirm={() =>
          void send
            .run({ proposalId: line.proposalId, baseRevision: revision })
            .then((result) => (result.ok ? close() : undefined))
        }
      />
    </>
  );
}

/** One village's list: its rows, how far they have climbed, and the next act of whoever looks. */
export function ProposalPage() {
  const { proposalId = "" }: { readonly proposalId?: string } = useParams({ strict: false });
  const read = useRead(getProposal, { proposalId });
  return (
    <Loaded read={read} rows={10}>
      {(proposal) => <Sheet key={proposal.proposal.proposalId} proposal={proposal} />}
    </Loaded>
  );
}
