import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { getJournal } from "../../contract/get-journal.ts";
import styles from "../money/money.module.css";
import { journalWords, rupiah, worded } from "../money/words.ts";

type Entry = OutputOf<typeof getJournal>["entries"][number];

function Title({ entry }: { readonly entry: Entry }) {
  return <>{entry.account.title[useLocale()]}</>;
}

const columns: readonly Column<Entry>[] = [
  { id: "account", header: m.delivery_ledger_account, cell: (row) => <Title entry={row} />, width: 14 },
  { id: "code", header: m.delivery_ledger_code, cell: (row) => row.account.code, width: 9 },
  { id: "budget", header: m.delivery_budget_line, cell: (row) => row.budgetTitle, width: 12 },
  {
    id: "debit",
    header: m.delivery_ledger_debit,
    figure: true,
    width: 9,
    cell: (row) => (row.debitRupiah === "0" ? "–" : rupiah(row.debitRupiah)),
  },
  {
    id: "credit",
    header: m.delivery_ledger_credit,
    figure: true,
    width: 9,
    cell: (row) => (row.creditRupiah === "0" ? "–" : rupiah(row.creditRupiah)),
  },
];

/** One journal: its entries, who posted it, and the batch whose payments it stands for. */
export function JournalPage() {
  const { journalId = "" }: { readonly journalId?: string } = useParams({ strict: false });
  const read = useRead(getJournal, { journalId });
  const locale = useLocale();
  const state = useTableState("ayat");
  return (
    <Loaded read={read} rows={6}>
      {({ journal, entries, postedAt, postedBy }) => (
        <>
          <PageHeader
            title={m.delivery_ledger_number({ number: journal.number })}
            meta={worded(journalWords, journal.kind)}
            backTo="/buku-besar"
            actions={<PrintButton />}
          />
          <div className={styles["stack"]}>
            <Panel title={m.delivery_ledger_origin()}>
              <DefinitionList
                items={[
                  {
                    key: "date",
                    term: m.delivery_ledger_date(),
                    value: formatDate(journal.postedOn),
                    source: `${formatInstant(postedAt, locale)} · ${postedBy}`,
                  },
                  {
                    key: "batch",
                    term: m.delivery_payment_batch(),
                    value: (
                      <AppLink className={styles["link"]} to={`/pembayaran/${journal.batchId}`}>
                        {m.delivery_payment_number({ number: journal.batchNumber })}
                      </AppLink>
                    ),
                  },
                  { key: "lines", term: m.delivery_payment_recipients(), value: formatNumber(journal.lines) },
                  {
                    key: "document",
                    term: m.delivery_ledger_document(),
                    value: journal.documentNumber || "–",
                  },
                ]}
              />
            </Panel>
            <Panel title={m.delivery_ledger_entries()} flush>
              <DataTable
                caption={m.delivery_ledger_entries()}
                state={state}
                columns={columns}
                rows={entries}
                total={entries.length}
                rowId={(row) => String(row.line)}
                empty={<EmptyState title={m.delivery_ledger_none()} />}
              />
            </Panel>
          </div>
        </>
      )}
    </Loaded>
  );
}
