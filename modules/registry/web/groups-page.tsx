import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
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
import { groupKinds } from "../contract/group-shapes.ts";
import { listGroups } from "../contract/list-groups.ts";
import { groupKindWords } from "./group-words.ts";
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

/** Groups of the actor's area or of one place in it, by kind and by part of the name. */
export function GroupsPage() {
  const [values, change] = useUrlState();
  const place = values["wilayah"] ?? "";
  const state = useTableState("kelompok");
  const mayRecord = useMay("registry.group.record");
  const kind = groupKinds.find((one) => one === values["jenis"]);
  // Not in the address, unlike the other filters: groups are looked for by the name of their chair, too.
  const [typed, setText] = useState("");
  const [settled] = useDebouncedValue(typed, 300);
  const text = settled.trim();
  const { read, ...list } = useList(
    listGroups,
    {
      ...(place === "" ? {} : { placeCode: place }),
      ...(kind === undefined ? {} : { kind }),
      ...(text === "" ? {} : { text }),
    },
    (out) => ({ rows: out.groups, next: out.next, total: out.total }),
  );
  const active = [place !== "", kind !== undefined, text !== ""].filter(Boolean).length;
  return (
    <>
      <PageHeader
        title={m.registry_groups()}
        actions={mayRecord && <LinkButton to="/kelompok/baru">{m.registry_new_group()}</LinkButton>}
      />
      <FilterBar
        active={active}
        onClear={() => {
          setText("");
          change({ wilayah: undefined, jenis: undefined });
        }}
      >
        <TextInput
          label={m.registry_group_search()}
          value={typed}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={m.registry_group_kind()}
          value={kind ?? ""}
          onChange={(event) => change({ jenis: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: m.registry_group_kind_any() },
            ...groupKinds.map((value) => ({ value, label: worded(groupKindWords, value) })),
          ]}
        />
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
            empty={
              active === 0 ? (
                <EmptyState title={m.registry_groups_empty()} text={m.registry_groups_empty_text()} />
              ) : (
                <EmptyState title={m.registry_group_none_found()} text={m.registry_group_none_found_text()} />
              )
            }
          />
        )}
      </Loaded>
    </>
  );
}
