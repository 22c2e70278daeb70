import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { listCrossings } from "../../contract/list-crossings.ts";
import { statusTones, statusWords } from "./status-words.ts";

type Line = OutputOf<typeof listCrossings>["crossings"][number];

const outcome = (met: boolean | null) =>
  met === null
    ? m.programmes_outcome_unknown()
    : met
      ? m.programmes_outcome_met()
      : m.programmes_outcome_unmet();

function Why({ line }: { readonly line: Line }) {
  const locale = useLocale();
  if (line.changed.length === 0) return <>{m.programmes_crossing_by_aid()}</>;
  return (
    <>
      {line.changed
        .map((one) => `${one.label[locale]}: ${outcome(one.from)} → ${outcome(one.to)}`)
        .join("; ")}
    </>
  );
}

function Title({ line }: { readonly line: Line }) {
  return <>{line.programmeTitle[useLocale()]}</>;
}

const columns: readonly Column<Line>[] = [
  { id: "name", header: m.programmes_hold_subject, width: 14, cell: (line) => line.subjectName },
  { id: "programme", header: m.programmes_programme, width: 14, cell: (line) => <Title line={line} /> },
  {
    id: "from",
    header: m.programmes_crossing_from,
    width: 11,
    cell: (line) =>
      line.from === null ? (
        m.programmes_crossing_new()
      ) : (
        <StatusBadge tone={statusTones[line.from]}>{statusWords[line.from]()}</StatusBadge>
      ),
  },
  {
    id: "to",
    header: m.programmes_crossing_to,
    width: 11,
    cell: (line) => <StatusBadge tone={statusTones[line.to]}>{statusWords[line.to]()}</StatusBadge>,
  },
  { id: "why", header: m.programmes_crossing_why, width: 22, cell: (line) => <Why line={line} /> },
  { id: "place", header: m.programmes_hold_place, width: 12, cell: (line) => line.placeLabel },
];

/** Who crossed which line at one run, and by which criteria. */
export function CrossingsPage() {
  const { runId = "" }: { readonly runId?: string } = useParams({ strict: false });
  const { read, ...list } = useList(listCrossings, { runId }, (out) => ({
    rows: out.crossings,
    next: out.next,
    total: out.total,
  }));
  const state = useTableState("perubahan-penilaian");
  return (
    <>
      <PageHeader title={m.programmes_crossings()} meta={m.programmes_crossings_meta()} backTo="/penilaian" />
      <Loaded read={read} rows={8}>
        {() => (
          <DataTable
            caption={m.programmes_crossings()}
            state={state}
            columns={columns}
            {...list}
            rowId={(line) => line.crossingId}
            rowTo={(line) =>
              line.subjectKind === "group"
                ? undefined
                : `/program/mengapa/${line.programmeCode}/${line.subjectId}`
            }
            empty={
              <EmptyState title={m.programmes_crossings_none()} text={m.programmes_crossings_none_text()} />
            }
          />
        )}
      </Loaded>
    </>
  );
}
