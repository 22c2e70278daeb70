import { Button, NativeSelect } from "@mantine/core";
import { IconFileZip } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatMonth, formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { getRealisation } from "../../contract/get-realisation.ts";
import type { RealisationRow } from "../../contract/report-shapes.ts";
import { BundleDialog } from "./bundle-dialog.tsx";
import { saveCsv } from "./csv-file.ts";
import { unitWords } from "./report-words.ts";
import styles from "./reports.module.css";

type Sum = RealisationRow["entitled"];
const states = ["entitled", "waiting", "paying", "received", "returned"] as const;
type Figure = (typeof states)[number];

/** Figure over amount; the figure is a door to the people behind it. */
function Cell({ row, figure }: { readonly row: RealisationRow; readonly figure: Figure }) {
  const sum: Sum = row[figure];
  if (sum.count === 0) return <span className={styles["none"]}>–</span>;
  const query = new URLSearchParams({ wilayah: row.region.code, bulan: row.month });
  if (figure !== "entitled") query.set("keadaan", figure);
  return (
    <span className={styles["sum"]}>
      <AppLink to={`/realisasi/${row.programmeCode}?${query}`} className={styles["link"]}>
        {formatNumber(sum.count)}
      </AppLink>
      <span className={styles["money"]}>{formatRupiah(BigInt(sum.rupiah))}</span>
    </span>
  );
}

function Programme({ row }: { readonly row: RealisationRow }) {
  return <>{row.programmeTitle[useLocale()]}</>;
}

function Month({ row }: { readonly row: RealisationRow }) {
  return <>{formatMonth(row.month, useLocale())}</>;
}

const figure = (id: Figure, header: () => string): Column<RealisationRow> => ({
  id,
  header,
  figure: true,
  width: 7.5,
  cell: (row) => <Cell row={row} figure={id} />,
});

const columns: readonly Column<RealisationRow>[] = [
  { id: "programme", header: m.delivery_programme, cell: (row) => <Programme row={row} />, width: 11 },
  { id: "unit", header: m.delivery_unit, cell: (row) => unitWords[row.unit](), width: 6 },
  { id: "region", header: m.delivery_region, cell: (row) => row.region.name, width: 11 },
  { id: "month", header: m.delivery_month, cell: (row) => <Month row={row} />, width: 6.5 },
  figure("entitled", m.delivery_entitled),
  figure("waiting", m.delivery_waiting),
  figure("paying", m.delivery_paying),
  figure("received", m.delivery_received),
  figure("returned", m.delivery_returned),
];

const figureWords: Readonly<Record<Figure, () => string>> = {
  entitled: m.delivery_entitled,
  waiting: m.delivery_waiting,
  paying: m.delivery_paying,
  received: m.delivery_received,
  returned: m.delivery_returned,
};

/** Exactly the rows on the screen; each figure once as a count and once as rupiah. */
const csvRows = (rows: readonly RealisationRow[], locale: "id" | "en") => [
  [
    m.delivery_programme(),
    m.delivery_unit(),
    m.delivery_region(),
    m.delivery_month(),
    ...states.flatMap((one) => [figureWords[one](), `${figureWords[one]()} (Rp)`]),
  ],
  ...rows.map((row) => [
    row.programmeTitle[locale],
    unitWords[row.unit](),
    row.region.name,
    row.month,
    ...states.flatMap((one) => [row[one].count, BigInt(row[one].rupiah)]),
  ]),
];

const programmesOf = (rows: readonly RealisationRow[], locale: "id" | "en") =>
  [...new Map(rows.map((row) => [row.programmeCode, row.programmeTitle[locale]]))].map(([value, label]) => ({
    value,
    label,
  }));

/** What became of what was due, by programme, region and month; every figure opens its list. */
export function RealisationPage() {
  const [values, change] = useUrlState();
  const [thisYear] = useState(() => new Date().getFullYear());
  const year = Number(values["tahun"] ?? thisYear) || thisYear;
  const read = useRead(getRealisation, { year });
  const state = useTableState("realisasi");
  const locale = useLocale();
  const mayBundle = useMay("delivery.report.read");
  const [bundling, setBundling] = useState(false);
  const programmes = programmesOf(read.data?.rows ?? [], locale);
  return (
    <>
      <PageHeader
        title={m.delivery_realisation()}
        meta={m.delivery_realisation_meta()}
        actions={
          <>
            {mayBundle && (
              <Button
                variant="default"
                leftSection={<IconFileZip size="1.1em" aria-hidden />}
                disabled={programmes.length === 0}
                onClick={() => setBundling(true)}
              >
                {m.delivery_report_bundle()}
              </Button>
            )}
            <PrintButton />
          </>
        }
      />
      <FilterBar active={year === thisYear ? 0 : 1} onClear={() => change({ tahun: undefined })}>
        <NativeSelect
          label={m.delivery_year()}
          value={String(year)}
          onChange={(event) => change({ tahun: event.currentTarget.value })}
          data={Array.from({ length: 6 }, (_, back) => String(thisYear + 1 - back))}
        />
      </FilterBar>
      <Loaded read={read} rows={8}>
        {({ rows }) => (
          <DataTable
            caption={m.delivery_realisation()}
            state={state}
            columns={columns}
            rows={rows}
            total={rows.length}
            onExport={() => saveCsv(`realisasi-${year}.csv`, csvRows(rows, locale))}
            rowId={(row) => `${row.programmeCode} ${row.unit} ${row.region.code} ${row.month}`}
            empty={
              <EmptyState title={m.delivery_realisation_none()} text={m.delivery_realisation_none_text()} />
            }
          />
        )}
      </Loaded>
      {bundling && <BundleDialog programmes={programmes} year={year} onClose={() => setBundling(false)} />}
    </>
  );
}
