import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { formatInstant, formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { useMay, useSession } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { listSelections } from "../../contract/list-selections.ts";
import type { SelectionRow } from "../../contract/selection-shapes.ts";
import { startSelection } from "../../contract/start-selection.ts";
import { useProgrammeChoices } from "../shared/choices.ts";
import styles from "../shared/delivery.module.css";
import { SelectionStatus } from "./selection-words.tsx";

function MadeAt({ row }: { readonly row: SelectionRow }) {
  return <>{formatInstant(row.madeAt, useLocale())}</>;
}

const columns: readonly Column<SelectionRow>[] = [
  {
    id: "title",
    header: m.delivery_selection_title,
    width: 15,
    cell: (row) => <span className={styles["wrap"]}>{row.title}</span>,
  },
  {
    id: "state",
    header: m.delivery_decree_state,
    width: 11,
    cell: (row) => <SelectionStatus state={row.state} />,
  },
  { id: "programme", header: m.delivery_programme, width: 11, cell: (row) => row.programmeTitle },
  { id: "period", header: m.delivery_period, width: 5.5, cell: (row) => row.period },
  { id: "place", header: m.delivery_place, width: 10, optional: "shown", cell: (row) => row.placeLabel },
  {
    id: "chosen",
    header: m.delivery_chosen,
    figure: true,
    width: 6.5,
    cell: (row) => formatNumber(row.chosen),
  },
  {
    id: "reserves",
    header: m.delivery_reserves,
    figure: true,
    width: 6.5,
    cell: (row) => formatNumber(row.reserves),
  },
  {
    id: "total",
    header: m.delivery_total,
    figure: true,
    width: 9,
    cell: (row) => formatRupiah(BigInt(row.totalRupiah)),
  },
  {
    id: "made",
    header: m.delivery_made_at,
    width: 10,
    optional: "hidden",
    cell: (row) => <MadeAt row={row} />,
  },
];

function StartForm({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const { area } = useSession();
  const programmes = useProgrammeChoices();
  const act = useAct(startSelection, { refresh: [listSelections] });
  const [programmeCode, setProgramme] = useState("");
  const [period, setPeriod] = useState(() => String(new Date().getFullYear()));
  const [placeCode, setPlace] = useState(area.code);
  const [title, setTitle] = useState("");
  const [ceiling, setCeiling] = useState("");
  const [fromProposals, setFromProposals] = useState(false);
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void act
          .run({
            programmeCode,
            period,
            placeCode,
            title,
            ceilingRupiah: ceiling.replaceAll(/\D/g, "") || null,
            fromProposals,
          })
          .then((result) => {
            if (result.ok) void navigate({ to: `/seleksi/${result.out.selectionId}` });
          });
      }}
    >
      <ErrorSummary refusal={act.refusal} />
      <NativeSelect
        id={fieldId("programmeCode")}
        label={m.delivery_programme()}
        required
        value={programmeCode}
        onChange={(event) => setProgramme(event.currentTarget.value)}
        data={[{ value: "", label: m.delivery_choose() }, ...programmes]}
      />
      <TextInput
        id={fieldId("period")}
        label={m.delivery_period()}
        description={m.delivery_period_help()}
        required
        value={period}
        onChange={(event) => setPeriod(event.currentTarget.value)}
        error={fieldError(act.refusal, "period")}
      />
      <PlacePicker id={fieldId("placeCode")} label={m.delivery_place()} code={placeCode} onPick={setPlace} />
      <TextInput
        id={fieldId("title")}
        label={m.delivery_selection_title()}
        required
        minLength={3}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={fieldError(act.refusal, "title")}
      />
      <TextInput
        id={fieldId("ceilingRupiah")}
        label={m.delivery_ceiling()}
        description={m.delivery_ceiling_help()}
        inputMode="numeric"
        value={ceiling}
        onChange={(event) => setCeiling(event.currentTarget.value)}
        error={fieldError(act.refusal, "ceilingRupiah")}
      />
      <Checkbox
        label={m.delivery_only_proposed()}
        checked={fromProposals}
        onChange={(event) => setFromProposals(event.currentTarget.checked)}
      />
      <div className={styles["acts"]}>
        <Button type="submit" loading={act.running} disabled={programmeCode === ""}>
          {m.delivery_select_verb()}
        </Button>
        <Button variant="default" onClick={onClose}>
          {m.delivery_close()}
        </Button>
      </div>
    </form>
  );
}

/** Selections of the area, and where a new one begins. */
export function SelectionsPage() {
  const mayStart = useMay("delivery.selection.prepare");
  const [opened, setOpened] = useState(false);
  const list = useList(listSelections, {}, (out) => ({
    rows: out.selections,
    next: out.next,
    total: out.total,
  }));
  const table = useTableState("seleksi");
  return (
    <>
      <PageHeader
        title={m.delivery_selections()}
        meta={m.delivery_selections_meta()}
        actions={mayStart && <Button onClick={() => setOpened(true)}>{m.delivery_selection_new()}</Button>}
      />
      <Loaded read={list.read} rows={6}>
        {() => (
          <DataTable
            caption={m.delivery_selections()}
            state={table}
            columns={columns}
            rows={list.rows}
            rowId={(row) => row.selectionId}
            rowTo={(row) => `/seleksi/${row.selectionId}`}
            total={list.total}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            empty={
              <EmptyState title={m.delivery_selections_none()} text={m.delivery_selections_none_text()} />
            }
          />
        )}
      </Loaded>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={m.delivery_selection_new()}>
        <StartForm onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}
