import { NativeSelect, TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { getTrialBalance } from "../../contract/get-trial-balance.ts";
import { journalKinds } from "../../contract/ledger-shapes.ts";
import { listJournals } from "../../contract/list-journals.ts";
import styles from "../money/money.module.css";
import { journalWords, rupiah, worded } from "../money/words.ts";

type Account = OutputOf<typeof getTrialBalance>["accounts"][number];
type Journal = OutputOf<typeof listJournals>["journals"][number];

function AccountTitle({ account }: { readonly account: Account["account"] }) {
  return <>{account.title[useLocale()]}</>;
}

const accountColumns: readonly Column<Account>[] = [
  {
    id: "account",
    header: m.delivery_ledger_account,
    cell: (row) => <AccountTitle account={row.account} />,
    width: 14,
  },
  {
    id: "code",
    header: m.delivery_ledger_code,
    cell: (row) => row.account.code || m.delivery_ledger_by_budget(),
    width: 9,
  },
  {
    id: "debit",
    header: m.delivery_ledger_debit,
    figure: true,
    width: 9,
    cell: (row) => rupiah(row.debitRupiah),
  },
  {
    id: "credit",
    header: m.delivery_ledger_credit,
    figure: true,
    width: 9,
    cell: (row) => rupiah(row.creditRupiah),
  },
  {
    id: "balance",
    header: m.delivery_ledger_balance,
    figure: true,
    width: 9,
    cell: (row) => rupiah(row.balanceRupiah),
  },
  {
    id: "recounted",
    header: m.delivery_ledger_recounted,
    figure: true,
    width: 9,
    cell: (row) => rupiah(row.recountedRupiah),
  },
  {
    id: "difference",
    header: m.delivery_ledger_difference,
    figure: true,
    width: 7,
    cell: (row) => rupiah(row.differenceRupiah),
  },
];

const journalColumns: readonly Column<Journal>[] = [
  {
    id: "number",
    header: m.delivery_ledger_journal,
    cell: (row) => m.delivery_ledger_number({ number: row.number }),
    width: 7,
  },
  { id: "date", header: m.delivery_ledger_date, cell: (row) => formatDate(row.postedOn), width: 7 },
  { id: "kind", header: m.delivery_ledger_kind, cell: (row) => worded(journalWords, row.kind), width: 12 },
  {
    id: "batch",
    header: m.delivery_payment_batch,
    cell: (row) => m.delivery_payment_number({ number: row.batchNumber }),
    width: 8,
  },
  {
    id: "document",
    header: m.delivery_ledger_document,
    cell: (row) => row.documentNumber || "–",
    width: 11,
    optional: "shown",
  },
  {
    id: "lines",
    header: m.delivery_payment_recipients,
    figure: true,
    cell: (row) => formatNumber(row.lines),
  },
  { id: "total", header: m.delivery_amount, figure: true, width: 9, cell: (row) => rupiah(row.totalRupiah) },
];

const day = (text: string | undefined) =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;

function Journals({
  accounts,
}: {
  readonly accounts: readonly { readonly value: string; readonly label: string }[];
}) {
  const [values, change] = useUrlState();
  const kind = journalKinds.find((one) => one === values["jenis"]);
  const account = accounts.find((one) => one.value === values["akun"])?.value;
  const [from, upto] = [day(values["dari"]), day(values["sampai"])];
  const filters = {
    ...(kind === undefined ? {} : { kind }),
    ...(account === undefined ? {} : { account }),
    ...(from === undefined ? {} : { from }),
    ...(upto === undefined ? {} : { upto }),
  };
  const { read, ...list } = useList(listJournals, filters, (out) => ({
    rows: out.journals,
    next: out.next,
    total: out.total,
  }));
  const state = useTableState("jurnal");
  return (
    <>
      <FilterBar
        active={Object.keys(filters).length}
        onClear={() => change({ jenis: undefined, akun: undefined, dari: undefined, sampai: undefined })}
      >
        <TextInput
          type="date"
          label={m.delivery_from()}
          value={from ?? ""}
          onChange={(event) => change({ dari: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={m.delivery_upto()}
          value={upto ?? ""}
          onChange={(event) => change({ sampai: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={m.delivery_ledger_kind()}
          value={kind ?? ""}
          onChange={(event) => change({ jenis: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: m.delivery_ledger_any_kind() },
            ...journalKinds.map((value) => ({ value, label: worded(journalWords, value) })),
          ]}
        />
        <NativeSelect
          label={m.delivery_ledger_account()}
          value={account ?? ""}
          onChange={(event) => change({ akun: event.currentTarget.value || undefined })}
          data={[{ value: "", label: m.delivery_ledger_any_account() }, ...accounts]}
        />
      </FilterBar>
      <Loaded read={read} rows={5}>
        {() => (
          <DataTable
            caption={m.delivery_ledger_journals()}
            state={state}
            columns={journalColumns}
            {...list}
            rowId={(row) => row.journalId}
            rowTo={(row) => `/buku-besar/${row.journalId}`}
            empty={<EmptyState title={m.delivery_ledger_none()} text={m.delivery_ledger_none_text()} />}
          />
        )}
      </Loaded>
    </>
  );
}

/** The ledger: trial balance recounted from the payments, and every journal. */
export function LedgerPage() {
  const read = useRead(getTrialBalance, {});
  const state = useTableState("neraca");
  const locale = useLocale();
  return (
    <Loaded read={read} rows={6}>
      {({ accounts, balanced }) => (
        <>
          <PageHeader
            title={m.delivery_ledger_title()}
            meta={m.delivery_ledger_meta()}
            badges={
              <StatusBadge tone={balanced ? "green" : "red"}>
                {balanced ? m.delivery_ledger_balanced() : m.delivery_ledger_not_balanced()}
              </StatusBadge>
            }
            actions={<PrintButton />}
          />
          <div className={styles["stack"]}>
            <Panel title={m.delivery_ledger_trial()} flush>
              <DataTable
                caption={m.delivery_ledger_trial()}
                state={state}
                columns={accountColumns}
                rows={accounts}
                total={accounts.length}
                rowId={(row) => row.account.key}
                empty={<EmptyState title={m.delivery_ledger_none()} />}
              />
            </Panel>
            <Journals
              accounts={accounts.map(({ account }) => ({ value: account.key, label: account.title[locale] }))}
            />
          </div>
        </>
      )}
    </Loaded>
  );
}
