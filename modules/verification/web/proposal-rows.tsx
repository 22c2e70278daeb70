import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { decideProposalRows } from "../contract/decide-proposal-rows.ts";
import { getProposal } from "../contract/get-proposal.ts";
import { listProposals } from "../contract/list-proposals.ts";
import { removeProposalRow } from "../contract/remove-proposal-row.ts";
import type { Proposal } from "./proposal-type.ts";
import styles from "./verification.module.css";
import { fieldWord, kindWords, rowStateTones, rowStateWords, tierWords } from "./words.ts";

type Row = Proposal["rows"][number];
type Act = "endorse" | "return" | "refuse";

const verbs = {
  endorse: m.verification_endorse,
  return: m.verification_return,
  refuse: m.verification_refuse,
} as const;

function StateOf({ row }: { readonly row: Row }) {
  return (
    <>
      <StatusBadge tone={rowStateTones[row.state] ?? "grey"}>
        {rowStateWords[row.state]?.() ?? row.state}
      </StatusBadge>
      {row.state === "waiting" && ` ${tierWords[row.tier]?.() ?? ""}`}
    </>
  );
}

const columns: readonly Column<Row>[] = [
  { id: "name", header: m.verification_field_name, width: 12, cell: (row) => row.subjectName },
  { id: "kind", header: m.verification_kind, width: 9, cell: (row) => kindWords[row.kind]?.() ?? row.kind },
  {
    id: "facts",
    header: m.verification_proposed,
    width: 22,
    cell: (row) => (
      <span className={styles["wrap"]}>
        {row.facts.length === 0
          ? "–"
          : row.facts.map(({ field, value }) => `${fieldWord(field)}: ${value}`).join("; ")}
      </span>
    ),
  },
  {
    id: "reason",
    header: m.verification_reason,
    width: 12,
    cell: (row) => <span className={styles["wrap"]}>{row.reason || "–"}</span>,
  },
  { id: "state", header: m.verification_state, width: 14, cell: (row) => <StateOf row={row} /> },
  {
    id: "told",
    header: m.verification_told,
    width: 14,
    cell: (row) => <span className={styles["wrap"]}>{row.told || "–"}</span>,
  },
];

/** The rows, with what the looker may do to the chosen ones. */
export function ProposalRows({ proposal }: { readonly proposal: Proposal }) {
  const { rows, allowed, revision } = proposal;
  const { proposalId } = proposal.proposal;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Act | "remove">();
  const [reason, setReason] = useState("");
  const table = useTableState("baris-usulan-desa");
  const refresh = [getProposal, listProposals];
  const decide = useAct(decideProposalRows, { refresh });
  const remove = useAct(removeProposalRow, { refresh });
  const picked = rows.filter(({ rowId }) => chosen.has(rowId));
  const close = () => {
    setAsked(undefined);
    setReason("");
    decide.reset();
  };
  const settle = (result: { readonly ok: boolean }) => {
    if (!result.ok) return;
    setChosen(new Set());
    close();
  };
  const carryOut = async (act: Act | "remove"): Promise<void> => {
    if (act !== "remove") {
      const decisions = picked.map(({ rowId }) => ({ rowId, act, reason }));
      settle(await decide.run({ proposalId, baseRevision: revision, decisions }));
      return;
    }
    for (const row of picked) {
      const result = await remove.run({ proposalId, rowId: row.rowId, baseRevision: row.revision });
      if (!result.ok) return;
    }
    settle({ ok: true });
  };
  const mayDecide = allowed.includes("decide");
  const mayWrite = allowed.includes("write");
  const none = picked.length === 0;
  return (
    <Panel title={m.verification_rows()} flush>
      {(mayDecide || mayWrite) && rows.length > 0 && (
        <div className={styles["acts"]} data-print="hide">
          <span role="status">{m.verification_chosen({ count: picked.length })}</span>
          {mayDecide && (
            <>
              <Button size="compact-sm" disabled={none} onClick={() => setAsked("endorse")}>
                {m.verification_endorse()}
              </Button>
              <Button size="compact-sm" variant="default" disabled={none} onClick={() => setAsked("return")}>
                {m.verification_return()}
              </Button>
            </>
          )}
          {allowed.includes("refuse") && (
            <Button size="compact-sm" variant="default" disabled={none} onClick={() => setAsked("refuse")}>
              {m.verification_refuse()}
            </Button>
          )}
          {mayWrite && (
            <Button size="compact-sm" variant="default" disabled={none} onClick={() => setAsked("remove")}>
              {m.verification_remove()}
            </Button>
          )}
        </div>
      )}
      <DataTable
        caption={m.verification_rows()}
        state={table}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowId={(row) => row.rowId}
        rowTo={(row) =>
          row.personId !== null
            ? `/orang/${row.personId}`
            : row.familyId !== null
              ? `/keluarga/${row.familyId}`
              : undefined
        }
        {...(mayDecide || mayWrite ? { selection: { ids: chosen, onChange: setChosen } } : {})}
        empty={<EmptyState title={m.verification_rows_none()} text={m.verification_rows_none_text()} />}
      />
      <ConfirmAct
        opened={asked !== undefined}
        title={asked === undefined || asked === "remove" ? m.verification_remove() : verbs[asked]()}
        verb={asked === undefined || asked === "remove" ? m.verification_remove() : verbs[asked]()}
        figures={[{ label: m.verification_rows(), value: picked.length }]}
        danger={asked === "refuse"}
        running={decide.running || remove.running}
        refusal={asked === "remove" ? remove.refusal : decide.refusal}
        onClose={close}
        onConfirm={() => {
          if (asked !== undefined) void carryOut(asked);
        }}
      >
        {(asked === "return" || asked === "refuse") && (
          <Textarea
            label={m.verification_reason()}
            description={m.verification_reason_help()}
            required
            minLength={3}
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </ConfirmAct>
    </Panel>
  );
}
