import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import type { findPersons } from "../contract/find-persons.ts";
import { lifeStatusTones, lifeStatusWords, sexWord, worded } from "./words.ts";

export type Hit = OutputOf<typeof findPersons>["persons"][number];

const columns: readonly Column<Hit>[] = [
  { id: "name", header: m.registry_name, cell: (hit) => hit.name, width: 14 },
  {
    id: "born",
    header: m.registry_born,
    cell: (hit) => <span className="sn-tabular">{hit.bornOn === null ? "–" : formatDate(hit.bornOn)}</span>,
    width: 8,
  },
  {
    id: "age",
    header: m.registry_age,
    unit: m.registry_years,
    cell: (hit) => hit.ageYears ?? "–",
    figure: true,
  },
  { id: "sex", header: m.registry_sex, cell: (hit) => sexWord(hit.sex), optional: "hidden" },
  {
    id: "nik",
    header: m.registry_nik,
    cell: (hit) => <span className="sn-tabular">{hit.nikMasked ?? "–"}</span>,
    width: 11,
  },
  { id: "place", header: m.registry_place, cell: (hit) => hit.place.label, width: 16 },
  {
    id: "head",
    header: m.registry_head,
    cell: (hit) => hit.headName ?? m.registry_no_family(),
    optional: "shown",
    width: 12,
  },
  {
    id: "decile",
    header: m.registry_decile,
    cell: (hit) => hit.decile?.decile ?? "–",
    figure: true,
  },
  {
    id: "status",
    header: m.registry_field_life,
    cell: (hit) => (
      <StatusBadge tone={lifeStatusTones[hit.lifeStatus] ?? "grey"}>
        {worded(lifeStatusWords, hit.lifeStatus)}
      </StatusBadge>
    ),
    optional: "shown",
  },
];

/** People found, each a door to the family's page (or the person's own where there is no family). */
export function PersonHits({ hits }: { readonly hits: readonly Hit[] }) {
  const state = useTableState("hasil");
  return (
    <DataTable
      caption={m.registry_search_results()}
      state={state}
      columns={columns}
      rows={hits}
      rowId={(hit) => hit.personId}
      rowTo={(hit) => (hit.familyId === null ? `/orang/${hit.personId}` : `/keluarga/${hit.familyId}`)}
      total={hits.length}
      empty={<EmptyState title={m.registry_search_none()} text={m.registry_search_none_text()} />}
    />
  );
}
