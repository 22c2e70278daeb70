import { NativeSelect } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatDate, formatMonth, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { exportEntitlements } from "../../contract/export-entitlements.ts";
import { getRealisation } from "../../contract/get-realisation.ts";
import { listEntitlements } from "../../contract/list-entitlements.ts";
import { useProgrammeName } from "../shared/choices.ts";
import { stageText } from "../shared/stage-text.ts";
import { entitlementTones, entitlementWords } from "./report-words.ts";

type Row = OutputOf<typeof listEntitlements>["entitlements"][number];

const columns: readonly Column<Row>[] = [
  { id: "name", header: m.delivery_name, cell: (row) => row.name, width: 14 },
  { id: "place", header: m.delivery_place, cell: (row) => row.place, width: 22 },
  {
    id: "stage",
    header: m.delivery_stage,
    cell: (row) => `${row.period} · ${stageText(row.stage)}`,
    width: 10,
  },
  { id: "due", header: m.delivery_due, cell: (row) => formatDate(row.dueOn), width: 8 },
  {
    id: "amount",
    header: m.delivery_amount,
    unit: () => "Rp",
    figure: true,
    width: 8,
    cell: (row) => formatNumber(BigInt(row.amountRupiah)),
  },
  { id: "decree", header: m.delivery_decree, cell: (row) => row.decreeNumber, width: 14 },
  {
    id: "state",
    header: m.delivery_state,
    width: 10,
    cell: (row) => (
      <StatusBadge tone={entitlementTones[row.state]}>{entitlementWords[row.state]()}</StatusBadge>
    ),
  },
];

const filters = ["waiting", "paying", "received", "returned", "held", "cancelled"] as const;
const filterWords = {
  waiting: m.delivery_waiting,
  paying: m.delivery_paying,
  received: m.delivery_received,
  returned: m.delivery_returned,
  held: m.delivery_entitlement_held,
  cancelled: m.delivery_entitlement_cancelled,
} as const;

/** The people behind a figure of the realisation; each row leads to the trail of that money. */
export function EntitlementsPage() {
  const { programmeCode = "" }: { readonly programmeCode?: string } = useParams({ strict: false });
  const [values, change] = useUrlState();
  const state = useTableState("hak");
  const chosen = filters.find((one) => one === values["keadaan"]);
  const place = values["wilayah"];
  const month = values["bulan"];
  const wanted = {
    programmeCode,
    ...(place === undefined ? {} : { placeCode: place }),
    ...(month === undefined ? {} : { month }),
    ...(chosen === undefined ? {} : { state: chosen }),
  };
  const { read, ...list } = useList(listEntitlements, wanted, (out) => ({
    rows: out.entitlements,
    next: out.next,
    total: out.total,
  }));
  const locale = useLocale();
  const programmeName = useProgrammeName();
  // The board this list was opened from has the names of its regions already.
  const board = useRead(
    getRealisation,
    { year: Number(month?.slice(0, 4)) },
    { enabled: month !== undefined },
  );
  const region = board.data?.rows.find((row) => row.region.code === place)?.region.name ?? place;
  const active = [place, month, chosen].filter((value) => value !== undefined).length;
  return (
    <>
      <PageHeader
        title={m.delivery_realisation_list()}
        meta={[
          programmeName(programmeCode),
          region,
          month === undefined ? undefined : formatMonth(month, locale),
        ]
          .filter(Boolean)
          .join(" · ")}
        backTo="/realisasi"
      />
      <FilterBar
        active={active}
        onClear={() => change({ wilayah: undefined, bulan: undefined, keadaan: undefined })}
      >
        <NativeSelect
          label={m.delivery_state()}
          value={chosen ?? ""}
          onChange={(event) => change({ keadaan: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: m.delivery_any_state() },
            ...filters.map((value) => ({ value, label: filterWords[value]() })),
          ]}
        />
      </FilterBar>
      <Loaded read={read} rows={8}>
        {() => (
          <DataTable
            caption={m.delivery_realisation_list()}
            state={state}
            columns={columns}
            {...list}
            onExport={() => void download(exportEntitlements, wanted)}
            rowId={(row) => row.entitlementId}
            rowTo={(row) => `/jejak/${row.entitlementId}`}
            empty={
              <EmptyState title={m.delivery_realisation_none()} text={m.delivery_realisation_none_text()} />
            }
          />
        )}
      </Loaded>
    </>
  );
}
