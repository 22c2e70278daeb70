import { m } from "#messages/messages.js";
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
import { listGroups } from "../contract/list-groups.ts";
import { groupKindWords } from "./group-words.ts";
import { PlacePicker } from "./place-picker.tsx";
import { worded } from "./words.ts";

type Row = OutputOf<typeof listGroups>["groups"][number];

const columns: readonly Column<Row>[] = [
  { id: "name", header: m.registry_group, cell: (row) => row.name, width: 16 },
  { id: "kind", header: m.registry_group_kind, cell: (row) => worded(groupKindWords, row.kind), width: 10 },
  { id: "place", header: m.registry_place, cell: (row) => row.place.label, width: 20 },
  {
    id: "members",
    header: m.registry_members,
    unit: m.registry_people,
    cell: (row) => row.memberCount,
    figure: true,
  },
];

/** Groups of the actor's area or of one place in it. */
export function GroupsPage() {
  const [values, change] = useUrlState();
  const place = values["wilayah"] ?? "";
  const state = useTableState("kelompok");
  const mayRecord = useMay("registry.group.record");
  const { read, ...list } = useList(listGroups, place === "" ? {} : { placeCode: place }, (out) => ({
    rows: out.groups,
    next: out.next,
    total: out.total,
  }));
  return (
    <>
      <PageHeader
        title={m.registry_groups()}
        actions={mayRecord && <LinkButton to="/kelompok/baru">{m.registry_new_group()}</LinkButton>}
      />
      <FilterBar active={place === "" ? 0 : 1} onClear={() => change({ wilayah: undefined })}>
        <PlacePicker
          label={m.registry_filter_place()}
          code={place}
          onPick={(code) => change({ wilayah: code })}
        />
      </FilterBar>
      <Loaded read={read} rows={8}>
        {() => (
          <DataTable
            caption={m.registry_groups()}
            state={state}
            columns={columns}
            {...list}
            rowId={(row) => row.groupId}
            rowTo={(row) => `/kelompok/${row.groupId}`}
            empty={<EmptyState title={m.registry_groups_empty()} text={m.registry_groups_empty_text()} />}
          />
        )}
      </Loaded>
    </>
  );
}
