import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { BalanceFigures, Figures } from "../money/figures.tsx";
import styles from "../money/money.module.css";
import { useProgrammes } from "../money/use-programmes.ts";
import { batchTones, batchWords, journalWords, paymentWords, rupiah, worded } from "../money/words.ts";
import { stageText } from "../shared/stage-text.ts";
import { BatchActs } from "./batch-acts.tsx";
import type { BatchPageData } from "./batch-data.ts";
import { BatchFiles } from "./batch-files.tsx";
import { BatchSteps } from "./batch-steps.tsx";
import { BatchWork } from "./batch-work.tsx";

// Below the fold: steps, totals and files are read first.
const PaymentList = lazy(() => import("./payment-list.tsx").then((part) => ({ default: part.PaymentList })));
const ReturnUpload = lazy(() =>
  import("./return-upload.tsx").then((part) => ({ default: part.ReturnUpload })),
);

function Facts({ page }: { readonly page: BatchPageData }) {
  const locale = useLocale();
  const { titleOf } = useProgrammes();
  const { batch } = page;
  return (
    <DefinitionList
      items={[
        {
          key: "programme",
          term: m.delivery_programme(),
          value: titleOf(batch.programmeCode),
          source: `${batch.period} · ${stageText(batch.stage)}`,
        },
        { key: "channel", term: m.delivery_payment_channel(), value: batch.channelTitle[locale] },
        { key: "place", term: m.delivery_region(), value: batch.placeLabel },
        { key: "value", term: m.delivery_payment_value_on(), value: formatDate(batch.valueOn) },
        {
          key: "total",
          term: m.delivery_payment_control(),
          value: m.delivery_payment_control_value({ lines: batch.lines, total: rupiah(batch.totalRupiah) }),
        },
        ...(page.steps.cancelReason === null
          ? []
          : [{ key: "why", term: m.delivery_payment_cancelled_because(), value: page.steps.cancelReason }]),
      ]}
    />
  );
}

/** One payment batch: its steps, its control totals, its files, the answer of the channel, its people. */
export function BatchPage() {
  const { batchId = "" }: { readonly batchId?: string } = useParams({ strict: false });
  const read = useRead(
    getPaymentBatch,
    { batchId },
    { everyMs: (out) => ((out?.batch.work ?? null) === null ? false : 1500) },
  );
  const maySettle = useMay("delivery.payment.settle");
  return (
    <Loaded read={read} rows={8}>
      {(page) => {
        const left = page.batch.state === "released" || page.batch.state === "settled";
        return (
          <>
            <PageHeader
              title={m.delivery_payment_number({ number: page.batch.number })}
              meta={page.batch.kind === "reissue" ? m.delivery_payment_reissue_meta() : undefined}
              backTo="/pembayaran"
              badges={
                <StatusBadge tone={batchTones[page.batch.state] ?? "grey"}>
                  {worded(batchWords, page.batch.state)}
                </StatusBadge>
              }
              actions={<BatchActs page={page} />}
            />
            <div className={styles["stack"]}>
              <BatchWork page={page} />
              <BatchSteps page={page} />
              <Panel title={m.delivery_payment_facts()}>
                <Facts page={page} />
              </Panel>
              <Panel title={left ? m.delivery_payment_balance() : m.delivery_payment_so_far()}>
                {left ? (
                  <BalanceFigures balance={page.balance} />
                ) : (
                  <Figures
                    figures={Object.entries(page.states).map(([key, sum]) => ({
                      key,
                      label: worded(paymentWords, key),
                      sum,
                    }))}
                  />
                )}
              </Panel>
              {page.hiddenLines > 0 && (
                <p role="note" className={styles["text"]}>
                  {m.delivery_payment_hidden({ count: formatNumber(page.hiddenLines) })}
                </p>
              )}
              <BatchFiles page={page} />
              <Suspense fallback={null}>{left && maySettle && <ReturnUpload page={page} />}</Suspense>
              {page.journals.length > 0 && (
                <Panel title={m.delivery_ledger_journals()}>
                  <ul className={styles["list"]}>
                    {page.journals.map((journal) => (
                      <li key={journal.journalId}>
                        <AppLink className={styles["link"]} to={`/buku-besar/${journal.journalId}`}>
                          {`${m.delivery_ledger_number({ number: journal.number })} · ${worded(journalWords, journal.kind)}`}
                        </AppLink>{" "}
                        {formatDate(journal.postedOn)}
                      </li>
                    ))}
                  </ul>
                </Panel>
              )}
              <Suspense fallback={null}>
                <PaymentList
                  batchId={page.batch.batchId}
                  isDraft={page.batch.state === "draft"}
                  states={page.states}
                />
              </Suspense>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
