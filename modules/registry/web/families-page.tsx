import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { formatDate } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listFamilies } from "../contract/list-families.ts";

type Row = OutputOf<typeof listFamilies>["families"][number];

const columns: readonly Column<Row>[] = [
  { id: "head", header: m.registry_head, cell: (row) => row.headName, width: 13 },
  { id: "place", header: m.registry_place, cell: (row) => row.place.label, width: 16 },
  {
    id: "rt",
    header: m.registry_rt,
    cell: (row) => <span className="sn-tabular">{`${row.rt || "–"}/${row.rw || "–"}`}</span>,
    unit: m.registry_rw,
    optional: "shown",
    width: 5,
  },
  {
    id: "kk",
    header: m.registry_kk,
    cell: (row) => <span className="sn-tabular">{row.kkMasked ?? "–"}</span>,
    width: 11,
  },
  {
    id: "members",
    header: m.registry_members,
    unit: m.registry_people,
    cell: (row) => row.memberCount,
    figure: true,
    width: 7,
  },
  {
    id: "decile",
    header: m.registry_decile,
    cell: (row) => row.decile?.decile ?? "–",
    figure: true,
    width: 5,
  },
  {
    id: "decileOf",
    header: m.registry_source,
    cell: (row) =>
      row.decile === null
        ? "–"
        : m.registry_decile_from({ source: row.decile.source, on: formatDate(row.decile.cutOffOn) }),
    optional: "shown",
    width: 10,
  },
];

/** Families of the actor's area or of one place in it. */
export function FamiliesPage() {
  const [values, change] = useUrlState();
  const place = values["wilayah"] ?? "";
  const state = useTableState("keluarga");
  const mayRecord = useMay("registry.family.record");
  const { read, ...list } = useList(listFamilies, place === "" ? {} : { placeCode: place }, (out) => ({
    rows: out.families,
    next: out.next,
    total: out.total,
  }));
  return (
    <>
      <PageHeader
        title={m.registry_families()}
        actions={mayRecord && <LinkButton to="/keluarga/baru">{m.registry_new_family()}</LinkButton>}
      />
      <FilterBar active={place === "" ? 0 : 1} onClear={() => change({ wilayah: undefined })}>
        <PlacePicker
          label={m.registry_filter_place()}
          code={place}
          onPick={(code) => change({ wilayah: code })}
        />
      </FilterBar>
      <Loaded read={read} rows={10}>
        {() => (
          <DataTable
            caption={m.registry_families()}
            state={state}
            columns={columns}
            {...list}
            rowId={(row) => row.familyId}
            rowTo={(row) => `/keluarga/${row.familyId}`}
            empty={<EmptyState title={m.registry_families_empty()} text={m.registry_families_empty_text()} />}
          />
        )}
      </Loaded>
    </>
  );
}
