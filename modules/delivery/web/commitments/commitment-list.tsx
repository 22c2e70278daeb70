import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant, formatNumber } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { useAct } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { type CommitmentRow, listCommitments } from "../../contract/list-commitments.ts";
import { markCommitments } from "../../contract/mark-commitments.ts";
import { summariseEntitlements } from "../../contract/summarise-entitlements.ts";
import styles from "../money/money.module.css";
import { ReasonAct } from "../money/reason-act.tsx";
import { type CommitmentKey, markedText } from "./marked-text.ts";

function State({ row }: { readonly row: CommitmentRow }) {
  if (row.kept === null) return <StatusBadge tone="grey">{m.delivery_commitment_open()}</StatusBadge>;
  return row.kept ? (
    <StatusBadge tone="green">{m.delivery_commitment_kept()}</StatusBadge>
  ) : (
    <StatusBadge tone="red">{m.delivery_commitment_not_kept()}</StatusBadge>
  );
}

function Checked({ row }: { readonly row: CommitmentRow }) {
  const locale = useLocale();
  return (
    <>{row.checkedAt === null ? "–" : `${formatInstant(row.checkedAt, locale)} · ${row.checkedBy ?? ""}`}</>
  );
}

const nameColumn: Column<CommitmentRow> = {
  id: "name",
  header: m.delivery_payment_recipient,
  cell: (row) => row.name,
  width: 11,
};
const stateColumn: Column<CommitmentRow> = {
  id: "state",
  header: m.delivery_state,
  cell: (row) => <State row={row} />,
  width: 10,
};
const otherColumns: readonly Column<CommitmentRow>[] = [
  { id: "note", header: m.delivery_reason, cell: (row) => row.note || "–", width: 12 },
  {
    id: "nik",
    header: m.delivery_commitment_nik,
    cell: (row) => row.nikMasked ?? "–",
    width: 10,
    optional: "shown",
  },
  { id: "place", header: m.delivery_region, cell: (row) => row.placeLabel, width: 13, optional: "shown" },
  {
    id: "checked",
    header: m.delivery_commitment_checked,
    cell: (row) => <Checked row={row} />,
    width: 12,
    optional: "hidden",
  },
];

/** The two acts on one recipient; what is recorded already is not offered again. */
function RowActs({
  row,
  running,
  onKept,
  onNotKept,
}: {
  readonly row: CommitmentRow;
  readonly running: boolean;
  readonly onKept: () => void;
  readonly onNotKept: () => void;
}) {
  return (
    <span className={styles["acts"]}>
      {row.kept !== true && (
        <Button size="compact-sm" variant="default" disabled={running} onClick={onKept}>
          {m.delivery_commitment_mark_kept()}
        </Button>
      )}
      {row.kept !== false && (
        <Button size="compact-sm" variant="default" onClick={onNotKept}>
          {m.delivery_commitment_mark_not_kept()}
        </Button>
      )}
    </span>
  );
}

const actColumn = (on: {
  readonly running: boolean;
  readonly onKept: (enrolmentId: string) => void;
  readonly onNotKept: (enrolmentId: string) => void;
}): Column<CommitmentRow> => ({
  id: "act",
  header: m.delivery_payment_next,
  width: 13,
  cell: (row) => (
    <RowActs
      row={row}
      running={on.running}
      onKept={() => on.onKept(row.enrolmentId)}
      onNotKept={() => on.onNotKept(row.enrolmentId)}
    />
  ),
});

/** Recipients with what is recorded of the commitment, and the two acts on each of them or on those that are ticked. */
export function CommitmentList({
  of,
  filters,
  may,
  onTold,
}: {
  readonly of: CommitmentKey;
  readonly filters: {
    readonly placeCode?: string;
    readonly name?: string;
    readonly state?: "open" | "kept" | "not-kept";
  };
  readonly may: boolean;
  readonly onTold: (text: string) => void;
}) {
  const state = useTableState("komitmen");
  const { read, ...list } = useList(listCommitments, { ...of, ...filters }, (out) => ({
    rows: out.recipients,
    next: out.next,
    total: out.total,
  }));
  const act = useAct(markCommitments, { refresh: [listCommitments, summariseEntitlements] });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [refusing, setRefusing] = useState<readonly string[]>();
  const mark = (ids: readonly string[], kept: boolean, reason = "") =>
    void act
      .run({ ...of, marks: ids.map((enrolmentId) => ({ enrolmentId, kept, reason })) })
      .then((result) => {
        if (!result.ok) return;
        onTold(markedText(result.out));
        setTicked(new Set());
        setRefusing(undefined);
      });
  const acts = actColumn({
    running: act.running,
    onKept: (id) => mark([id], true),
    onNotKept: (id) => setRefusing([id]),
  });
  const ids = [...ticked];
  return (
    <>
      {may && ids.length > 0 && (
        <div className={styles["acts"]}>
          <span>{m.delivery_commitment_ticked({ count: formatNumber(ids.length) })}</span>
          <Button variant="default" loading={act.running} onClick={() => mark(ids, true)}>
            {m.delivery_commitment_mark_kept()}
          </Button>
          <Button variant="default" onClick={() => setRefusing(ids)}>
            {m.delivery_commitment_mark_not_kept()}
          </Button>
        </div>
      )}
      <Loaded read={read} rows={8}>
        {() => (
          <DataTable
            caption={m.delivery_commitment_title()}
            state={state}
            columns={[nameColumn, stateColumn, ...(may ? [acts] : []), ...otherColumns]}
            {...list}
            rowId={(row) => row.enrolmentId}
            rowTo={(row) => `/kepesertaan/${row.enrolmentId}`}
            {...(may ? { selection: { ids: ticked, onChange: setTicked } } : {})}
            empty={
              <EmptyState title={m.delivery_commitment_none()} text={m.delivery_commitment_none_text()} />
            }
          />
        )}
      </Loaded>
      {refusing !== undefined && (
        <ReasonAct
          title={m.delivery_commitment_mark_not_kept()}
          verb={m.delivery_commitment_mark_not_kept()}
          text={m.delivery_commitment_not_kept_text()}
          figures={[{ label: m.delivery_payment_recipients(), value: formatNumber(refusing.length) }]}
          running={act.running}
          refusal={act.refusal}
          onClose={() => {
            act.reset();
            setRefusing(undefined);
          }}
          onConfirm={(reason) => mark(refusing, false, reason)}
        />
      )}
    </>
  );
}
