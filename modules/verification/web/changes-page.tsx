import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { decideChanges } from "../contract/decide-changes.ts";
import { listChangesProposed } from "../contract/list-changes-proposed.ts";
import styles from "./verification.module.css";
import { fieldWord } from "./words.ts";

type Change = OutputOf<typeof listChangesProposed>["changes"][number];
type State = Change["state"];

const stateWords: Readonly<Record<State, () => string>> = {
  waiting: m.verification_state_waiting,
  accepted: m.verification_state_accepted,
  refused: m.verification_state_refused,
  overtaken: m.verification_state_overtaken,
};
const states: readonly State[] = ["waiting", "accepted", "refused", "overtaken"];

function When({ change }: { readonly change: Change }) {
  return <>{`${change.proposedBy} · ${formatInstant(change.proposedAt, useLocale())}`}</>;
}

const columns: readonly Column<Change>[] = [
  { id: "name", header: m.verification_field_name, width: 12, cell: (row) => row.name || "–" },
  {
    id: "field",
    header: m.verification_field,
    width: 10,
    cell: (row) => (row.act === "create-family" ? m.verification_kind_new_family() : fieldWord(row.field)),
  },
  {
    id: "before",
    header: m.verification_before,
    width: 10,
    cell: (row) => (row.before === null ? "–" : <span className={styles["before"]}>{row.before}</span>),
  },
  {
    id: "after",
    header: m.verification_after,
    width: 13,
    cell: (row) => <span className={styles["wrap"]}>{row.after ?? "–"}</span>,
  },
  {
    id: "origin",
    header: m.verification_origin,
    width: 9,
    cell: (row) =>
      row.origin === "visit" ? m.verification_origin_visit() : m.verification_origin_proposal(),
  },
  {
    id: "by",
    header: m.verification_proposed_by,
    width: 14,
    optional: "shown",
    cell: (row) => <When change={row} />,
  },
  { id: "place", header: m.verification_village, width: 15, optional: "shown", cell: (row) => row.place },
  {
    id: "reason",
    header: m.verification_reason,
    width: 12,
    optional: "hidden",
    cell: (row) => row.reason || "–",
  },
];

/** What could not be written, in figures, after a decision. */
function Outcome({ results }: { readonly results: OutputOf<typeof decideChanges>["results"] }) {
  const count = (state: string) => results.filter((one) => one.state === state).length;
  return (
    <p role="status">
      {m.verification_outcome({
        accepted: count("accepted"),
        refused: count("refused"),
        overtaken: count("overtaken"),
        waiting: count("waiting"),
      })}
    </p>
  );
}

/** The verifier's bench: field by field what visits and accepted proposals would change, one by one or together. */
export function ChangesPage() {
  const [values, change] = useUrlState();
  const state = states.find((one) => one === values["keadaan"]) ?? "waiting";
  const table = useTableState("usulan-perubahan");
  const mayDecide = useMay("verification.change.decide") && state === "waiting";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<"accept" | "refuse">();
  const [reason, setReason] = useState("");
  const act = useAct(decideChanges, { refresh: [listChangesProposed] });
  const [results, setResults] = useState<OutputOf<typeof decideChanges>["results"]>();
  const { read, ...list } = useList(listChangesProposed, { state }, (out) => ({
    rows: out.changes,
    next: out.next,
    total: out.total,
  }));
  const close = () => {
    setAsked(undefined);
    setReason("");
    act.reset();
  };
  const decide = async (): Promise<void> => {
    if (asked === undefined) return;
    const result = await act.run({ changeIds: [...chosen], verdict: asked, reason });
    if (!result.ok) return;
    setResults(result.out.results);
    setChosen(new Set());
    close();
  };
  return (
    <>
      <PageHeader
        title={m.verification_changes()}
        meta={m.verification_changes_meta()}
        actions={<PrintButton />}
      />
      <FilterBar active={state === "waiting" ? 0 : 1} onClear={() => change({ keadaan: undefined })}>
        <NativeSelect
          label={m.verification_state()}
          value={state}
          onChange={(event) => {
            setChosen(new Set());
            change({ keadaan: event.currentTarget.value });
          }}
          data={states.map((one) => ({ value: one, label: stateWords[one]() }))}
        />
      </FilterBar>
      {results !== undefined && <Outcome results={results} />}
      {mayDecide && (
        <div className={styles["acts"]} data-print="hide">
          <span role="status">{m.verification_chosen({ count: chosen.size })}</span>
          <Button size="compact-sm" disabled={chosen.size === 0} onClick={() => setAsked("accept")}>
            {m.verification_accept()}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={chosen.size === 0}
            onClick={() => setAsked("refuse")}
          >
            {m.verification_refuse()}
          </Button>
        </div>
      )}
      <Loaded read={read} rows={8}>
        {() => (
          <DataTable
            caption={m.verification_changes()}
            state={table}
            columns={columns}
            {...list}
            rowId={(row) => row.changeId}
            rowTo={(row) =>
              row.personId !== null
                ? `/orang/${row.personId}`
                : row.familyId !== null && row.act !== "create-family"
                  ? `/keluarga/${row.familyId}`
                  : undefined
            }
            {...(mayDecide ? { selection: { ids: chosen, onChange: setChosen } } : {})}
            empty={
              <EmptyState title={m.verification_changes_none()} text={m.verification_changes_none_text()} />
            }
          />
        )}
      </Loaded>
      <ConfirmAct
        opened={asked !== undefined}
        title={asked === "refuse" ? m.verification_refuse() : m.verification_accept()}
        text={asked === "refuse" ? undefined : m.verification_accept_text()}
        figures={[{ label: m.verification_fields(), value: chosen.size }]}
        verb={asked === "refuse" ? m.verification_refuse() : m.verification_accept()}
        danger={asked === "refuse"}
        running={act.running}
        refusal={act.refusal}
        onClose={close}
        onConfirm={() => void decide()}
      >
        {asked === "refuse" && (
          <Textarea
            label={m.verification_reason()}
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
    </>
  );
}
