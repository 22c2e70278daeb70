import { Button, NativeSelect } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { listHolds } from "../../contract/list-holds.ts";
import { holdKindWords, holdStandingTones, holdStandingWords } from "./hold-words.ts";
import { LiftHold } from "./lift-hold.tsx";

type Hold = OutputOf<typeof listHolds>["holds"][number];

function Placed({ hold }: { readonly hold: Hold }) {
  const locale = useLocale();
  return <>{`${hold.placedBy}, ${formatInstant(hold.placedAt, locale)}`}</>;
}

const columns = (onLift: ((hold: Hold) => void) | undefined): readonly Column<Hold>[] => [
  { id: "subject", header: m.programmes_hold_subject, width: 12, cell: (hold) => hold.subjectName },
  { id: "place", header: m.programmes_hold_place, width: 12, cell: (hold) => hold.placeLabel },
  {
    id: "kind",
    header: m.programmes_hold_kind,
    width: 12,
    cell: (hold) => (
      <StatusBadge tone={holdStandingTones[hold.standing]}>
        {`${holdKindWords[hold.kind]()} · ${holdStandingWords[hold.standing]().toLowerCase()}`}
      </StatusBadge>
    ),
  },
  {
    id: "lift",
    header: m.programmes_hold_act,
    width: 9,
    cell: (hold) =>
      hold.standing === "stands" && onLift !== undefined ? (
        <Button variant="subtle" onClick={() => onLift(hold)}>
          {m.programmes_lift()}
        </Button>
      ) : (
        (hold.liftReason ?? "")
      ),
  },
  { id: "reason", header: m.programmes_reason, width: 20, cell: (hold) => hold.reason },
  {
    id: "until",
    header: m.programmes_hold_until,
    width: 9,
    cell: (hold) => (hold.untilOn === null ? m.programmes_hold_until_lifted() : formatDate(hold.untilOn)),
  },
  { id: "placed", header: m.programmes_hold_by, width: 18, cell: (hold) => <Placed hold={hold} /> },
];

const pageOf = (hold: Hold): string | undefined =>
  hold.subjectKind === "person"
    ? `/orang/${hold.subjectId}`
    : hold.subjectKind === "family"
      ? `/keluarga/${hold.subjectId}`
      : hold.subjectKind === "group"
        ? `/kelompok/${hold.subjectId}`
        : undefined;

/** Pauses and refusals of a programme in the actor's area. */
export function HoldsPage() {
  const { code = "" }: { readonly code?: string } = useParams({ strict: false });
  const locale = useLocale();
  const programme = useRead(getProgramme, { code });
  const mayLift = useMay("programmes.hold.place");
  const [values, change] = useUrlState();
  const [lifting, setLifting] = useState<Hold>();
  const all = values["keadaan"] === "semua";
  const { read, ...list } = useList(
    listHolds,
    { programmeCode: code, standing: all ? "all" : "stands" },
    (out) => ({ rows: out.holds, next: out.next, total: out.total }),
  );
  const state = useTableState("jeda");
  return (
    <>
      <PageHeader
        title={m.programmes_holds()}
        meta={programme.data?.definition.title[locale] ?? code}
        backTo={`/program/${code}`}
      />
      <FilterBar active={all ? 1 : 0} onClear={() => change({ keadaan: undefined })}>
        <NativeSelect
          label={m.programmes_hold_standing()}
          value={all ? "semua" : ""}
          onChange={(event) => change({ keadaan: event.currentTarget.value })}
          data={[
            { value: "", label: m.programmes_hold_stands() },
            { value: "semua", label: m.programmes_all() },
          ]}
        />
      </FilterBar>
      <Loaded read={read} rows={6}>
        {() => (
          <DataTable
            caption={m.programmes_holds()}
            state={state}
            columns={columns(mayLift ? setLifting : undefined)}
            {...list}
            rowId={(hold) => hold.holdId}
            rowTo={pageOf}
            empty={<EmptyState title={m.programmes_holds_none()} text={m.programmes_holds_none_text()} />}
          />
        )}
      </Loaded>
      {lifting !== undefined && <LiftHold hold={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}
