import { NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { type AllocationLine, allocationStates } from "../../contract/goods-shapes.ts";
import { listAllocations } from "../../contract/list-allocations.ts";
import { useProgrammeChoices, useProgrammeName } from "../shared/choices.ts";
import { allocationTones, allocationWords } from "./goods-words.ts";

function Item({ row }: { readonly row: AllocationLine }) {
  return <>{row.itemTitle[useLocale()]}</>;
}

function Programme({ row }: { readonly row: AllocationLine }) {
  return <>{useProgrammeName()(row.programmeCode)}</>;
}

const columns: readonly Column<AllocationLine>[] = [
  { id: "name", header: m.delivery_name, cell: (row) => row.name, width: 11 },
  { id: "place", header: m.delivery_place, cell: (row) => row.place, width: 16.5 },
  { id: "item", header: m.delivery_goods_item, cell: (row) => <Item row={row} />, width: 10 },
  {
    id: "quantity",
    header: m.delivery_goods_handed_of,
    figure: true,
    width: 8,
    cell: (row) => `${formatNumber(row.handedOver)} / ${formatNumber(row.quantity)} ${row.measure}`,
  },
  { id: "programme", header: m.delivery_programme, cell: (row) => <Programme row={row} />, width: 11 },
  {
    id: "state",
    header: m.delivery_state,
    width: 10,
    cell: (row) => (
      <StatusBadge tone={allocationTones[row.state]}>{allocationWords[row.state]()}</StatusBadge>
    ),
  },
];

/** Goods set aside: by default what is still to be handed over, by place. */
export function AllocationsPage() {
  const [values, change] = useUrlState();
  const table = useTableState("alokasi");
  const programmes = useProgrammeChoices();
  const wanted = allocationStates.find((one) => one === values["keadaan"]);
  const programmeCode = values["program"];
  const { read, ...list } = useList(
    listAllocations,
    {
      ...(wanted === undefined ? {} : { state: wanted }),
      ...(programmeCode === undefined ? {} : { programmeCode }),
    },
    (out) => ({ rows: out.allocations, next: out.next, total: out.total }),
  );
  return (
    <>
      <PageHeader
        title={m.delivery_goods_allocations()}
        meta={m.delivery_goods_allocations_meta()}
        backTo="/barang"
        actions={<PrintButton />}
      />
      <FilterBar
        active={[wanted, programmeCode].filter((one) => one !== undefined).length}
        onClear={() => change({ keadaan: undefined, program: undefined })}
      >
        <NativeSelect
          label={m.delivery_state()}
          value={wanted ?? ""}
          onChange={(event) => change({ keadaan: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: m.delivery_goods_open() },
            ...allocationStates.map((one) => ({ value: one, label: allocationWords[one]() })),
          ]}
        />
        <NativeSelect
          label={m.delivery_programme()}
          value={programmeCode ?? ""}
          onChange={(event) => change({ program: event.currentTarget.value || undefined })}
          data={[{ value: "", label: m.delivery_all() }, ...programmes]}
        />
      </FilterBar>
      <Loaded read={read} rows={8}>
        {() => (
          <DataTable
            caption={m.delivery_goods_allocations()}
            state={table}
            columns={columns}
            {...list}
            rowId={(row) => row.allocationId}
            rowTo={(row) => `/barang/alokasi/${row.allocationId}`}
            empty={
              <EmptyState
                title={m.delivery_goods_allocations_none()}
                text={m.delivery_goods_allocations_none_text()}
              />
            }
          />
        )}
      </Loaded>
    </>
  );
}
