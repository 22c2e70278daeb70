import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { DecileLine } from "#platform/ui/page/decile-line.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import { useUrlState } from "#platform/ui/url-state.ts";

interface Sample {
  readonly id: string;
  readonly name: string;
  readonly village: string;
  readonly decile: number;
  readonly members: number;
  readonly visitedOn: string;
  readonly tone: StatusTone;
  readonly state: string;
}

const names = ["Sarmanah", "Tubagus Rafiudin", "Ratu Aisah", "Juhdi bin Sarta", "Nurhayati", "Asep Saepudin"];
const villages = ["Panggarangan", "Sawarna", "Muara Binuangeun", "Cipocok Jaya"];
const states: ReadonlyArray<readonly [StatusTone, string]> = [
  ["green", "Terverifikasi"],
  ["amber", "Perlu dikunjungi"],
  ["grey", "Belum dimulai"],
  ["blue", "Sedang berjalan"],
  ["red", "Lewat batas"],
  ["violet", "Terlindung"],
];

/** Three thousand invented families, the same on every load. */
const samples: readonly Sample[] = Array.from({ length: 3000 }, (_, index) => {
  const [tone, state] = states[index % states.length] ?? ["grey", ""];
  return {
    id: `s${index}`,
    name: `${names[index % names.length] ?? ""} ${index + 1}`,
    village: villages[index % villages.length] ?? "",
    decile: 1 + (index % 4),
    members: 1 + (index % 7),
    visitedOn: `2026-${String(1 + (index % 9)).padStart(2, "0")}-17`,
    tone,
    state,
  };
});

const columns: readonly Column<Sample>[] = [
  { id: "name", header: () => "Kepala keluarga", cell: (row) => row.name, width: 12, sortable: true },
  { id: "village", header: () => "Desa/kelurahan", cell: (row) => row.village, width: 11, sortable: true },
  {
    id: "state",
    header: () => "Keadaan",
    cell: (row) => <StatusBadge tone={row.tone}>{row.state}</StatusBadge>,
    width: 11,
  },
  {
    id: "members",
    header: () => "Anggota",
    unit: () => "orang",
    cell: (row) => formatNumber(row.members),
    figure: true,
    sortable: true,
  },
  {
    id: "decile",
    header: () => "Desil",
    optional: "shown",
    cell: (row) => (
      <DecileLine
        points={[
          { on: "2024-06-01", decile: row.decile + 1, source: "DTKS" },
          { on: "2026-10-17", decile: row.decile, source: "DTSEN" },
        ]}
      />
    ),
  },
  {
    id: "visitedOn",
    header: () => "Dikunjungi",
    optional: "hidden",
    cell: (row) => <span className="sn-tabular">{formatDate(row.visitedOn)}</span>,
  },
];

export function TableSample() {
  const state = useTableState("keluarga");
  const [filters, change] = useUrlState();
  const [ids, onChange] = useState<ReadonlySet<string>>(new Set());
  const village = filters["desa"] ?? "";
  const text = filters["teks"] ?? "";
  const found = samples.filter(
    (row) =>
      (village === "" || row.village === village) && row.name.toLowerCase().includes(text.toLowerCase()),
  );
  const { sort } = state;
  const sorted =
    sort === undefined
      ? found
      : found.toSorted((left, right) => {
          const [a, b] = [left[sort.column as keyof Sample], right[sort.column as keyof Sample]];
          return (a < b ? -1 : a > b ? 1 : 0) * (sort.descending ? -1 : 1);
        });
  return (
    <div>
      <FilterBar
        active={[village, text].filter(Boolean).length}
        onClear={() => change({ desa: undefined, teks: undefined })}
      >
        <TextInput
          label="Saring nama rekaan"
          value={text}
          onChange={(event) => change({ teks: event.currentTarget.value })}
        />
        <NativeSelect
          label="Desa/kelurahan"
          value={village}
          onChange={(event) => change({ desa: event.currentTarget.value })}
          data={[{ value: "", label: "Semua" }, ...villages]}
        />
      </FilterBar>
      <DataTable
        caption="Keluarga rekaan"
        state={state}
        columns={columns}
        rows={sorted}
        rowId={(row) => row.id}
        rowTo={() => "/gaya"}
        total={samples.length}
        selection={{ ids, onChange }}
        onExport={() => globalThis.print()}
        empty={<EmptyState title="Tidak ada keluarga yang cocok" text="Longgarkan saringan di atas." />}
      />
    </div>
  );
}
