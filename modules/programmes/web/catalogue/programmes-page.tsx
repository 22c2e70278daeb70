import { NativeSelect, TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import { Amounts } from "./amounts.tsx";
import { Standing } from "./standing.tsx";
import { bidangWords, formWords, optionsOf, tierWords, unitWords } from "./words.ts";

type Line = OutputOf<typeof listProgrammes>["programmes"][number];

function Title({ line }: { readonly line: Line }) {
  return <>{line.title[useLocale()]}</>;
}

const columns: readonly Column<Line>[] = [
  { id: "title", header: m.programmes_programme, width: 14, cell: (line) => <Title line={line} /> },
  { id: "standing", header: m.programmes_standing, width: 14.5, cell: (line) => <Standing line={line} /> },
  {
    id: "unit",
    header: m.programmes_unit_and_form,
    width: 9,
    cell: (line) => `${unitWords[line.unit]()} · ${formWords[line.form]().toLowerCase()}`,
  },
  {
    id: "amount",
    header: m.programmes_amount,
    width: 10,
    cell: (line) => <Amounts amounts={line.amounts} />,
  },
  {
    id: "quota",
    header: m.programmes_quota,
    figure: true,
    width: 5,
    cell: (line) => (line.quotaTotal === null ? "–" : formatNumber(line.quotaTotal)),
  },
  {
    id: "ceiling",
    header: m.programmes_ceiling,
    figure: true,
    width: 9,
    cell: (line) => (line.ceilingRupiah === null ? "–" : formatRupiah(line.ceilingRupiah)),
  },
  {
    id: "unverified",
    header: m.programmes_without_source,
    width: 6.5,
    optional: "shown",
    cell: (line) =>
      line.unverifiedCount === 0 ? (
        "–"
      ) : (
        <StatusBadge tone="amber">
          {m.programmes_unverified_count({ count: line.unverifiedCount })}
        </StatusBadge>
      ),
  },
  {
    id: "owner",
    header: m.programmes_owner,
    width: 14,
    optional: "shown",
    cell: (line) => (line.bidang === null ? tierWords[line.ownerTier]() : bidangWords[line.bidang]()),
  },
];

/** Every programme, own and of other tiers, with what it gives and how it stands. */
export function ProgrammesPage() {
  const read = useRead(listProgrammes, {});
  const state = useTableState("program");
  const locale = useLocale();
  const [filters, change] = useUrlState();
  const text = filters["cari"] ?? "";
  const kind = filters["jenis"] ?? "";
  const bidang = filters["bidang"] ?? "";
  const fits = (line: Line) =>
    (kind === "" || line.kind === kind) &&
    (bidang === "" || line.bidang === bidang) &&
    `${line.title[locale]} ${line.code} ${line.summary[locale]}`.toLowerCase().includes(text.toLowerCase());
  return (
    <>
      <PageHeader
        title={m.programmes_programmes()}
        meta={m.programmes_programmes_meta()}
        actions={
          read.data?.allowed.includes("create-programme") === true && (
            <LinkButton to="/program/baru">{m.programmes_new()}</LinkButton>
          )
        }
      />
      <FilterBar
        active={[text, kind, bidang].filter((one) => one !== "").length}
        onClear={() => change({ cari: undefined, jenis: undefined, bidang: undefined })}
      >
        <TextInput
          label={m.programmes_find()}
          type="search"
          maxLength={60}
          value={text}
          onChange={(event) => change({ cari: event.currentTarget.value })}
        />
        <NativeSelect
          label={m.programmes_kind()}
          value={kind}
          onChange={(event) => change({ jenis: event.currentTarget.value })}
          data={[
            { value: "", label: m.programmes_all() },
            { value: "own", label: m.programmes_kind_own() },
            { value: "list", label: m.programmes_kind_list() },
          ]}
        />
        <NativeSelect
          label={m.programmes_bidang()}
          value={bidang}
          onChange={(event) => change({ bidang: event.currentTarget.value })}
          data={[{ value: "", label: m.programmes_all() }, ...optionsOf(bidangWords)]}
        />
      </FilterBar>
      <Loaded read={read} rows={10}>
        {({ programmes }) => {
          const rows = programmes.filter(fits);
          return (
            <DataTable
              caption={m.programmes_programmes()}
              state={state}
              columns={columns}
              rows={rows}
              rowId={(line) => line.code}
              rowTo={(line) => `/program/${line.code}`}
              total={rows.length}
              empty={<EmptyState title={m.programmes_none_found()} text={m.programmes_none_found_text()} />}
            />
          );
        }}
      </Loaded>
    </>
  );
}
