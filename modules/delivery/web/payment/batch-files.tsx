import { m } from "#messages/messages.js";
import { formatInstant, formatNumber } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useMay } from "#platform/ui/session.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { downloadNameCheck } from "../../contract/download-name-check.ts";
import { downloadPaymentFile } from "../../contract/download-payment-file.ts";
import { printCoverLetter } from "../../contract/print-cover-letter.ts";
import { DownloadButton } from "../money/download-button.tsx";
import styles from "../money/money.module.css";
import { rupiah } from "../money/words.ts";
import type { BatchPageData } from "./batch-data.ts";
import { NameCheck } from "./name-check.tsx";

const kindWords = {
  export: m.delivery_payment_file_export,
  return: m.delivery_payment_file_return,
  "name-check": m.delivery_payment_file_check,
};
const stateWords = {
  recorded: m.delivery_payment_file_recorded,
  reading: m.delivery_payment_file_reading,
  read: m.delivery_payment_file_read,
  applied: m.delivery_payment_file_applied,
  superseded: m.delivery_payment_file_superseded,
};
const tones = {
  recorded: "green",
  reading: "grey",
  read: "amber",
  applied: "green",
  superseded: "grey",
} as const;

/** The files of a batch, each with its hash; the bank file can be had only once it is released. */
export function BatchFiles({ page }: { readonly page: BatchPageData }) {
  const locale = useLocale();
  const mayDownload = useMay("delivery.payment.download");
  const mayPrepare = useMay("delivery.payment.prepare");
  const { batch } = page;
  const released = batch.state === "released" || batch.state === "settled";
  const letter = page.files.some((file) => file.kind === "export" && file.state !== "superseded");
  const checks = batch.state === "draft" && mayPrepare && page.hasNameCheck;
  if (page.files.length === 0 && !checks) return null;
  return (
    <Panel title={m.delivery_payment_files()}>
      <div className={styles["stack"]}>
        {page.files.map((file) => (
          <div key={file.fileId}>
            <p className={styles["text"]}>
              <strong>{file.fileName}</strong> · {kindWords[file.kind]()} · {formatNumber(file.lines)}
              {file.kind === "name-check" ? "" : ` · ${rupiah(file.totalRupiah)}`}
            </p>
            <p className={styles["hint"]}>
              {formatInstant(file.madeAt, locale)} · {file.madeBy}
            </p>
            <p className={styles["hash"]}>SHA-256 {file.sha256}</p>
            <div className={styles["acts"]}>
              <StatusBadge tone={tones[file.state]}>{stateWords[file.state]()}</StatusBadge>
              {mayDownload && (file.kind !== "export" || (released && file.state !== "superseded")) && (
                <DownloadButton contract={downloadPaymentFile} input={{ fileId: file.fileId }}>
                  {m.delivery_payment_download()}
                </DownloadButton>
              )}
            </div>
          </div>
        ))}
        <div className={styles["acts"]}>
          {letter && (
            <DownloadButton contract={printCoverLetter} input={{ batchId: batch.batchId }}>
              {m.delivery_payment_letter()}
            </DownloadButton>
          )}
          {checks && (
            <DownloadButton contract={downloadNameCheck} input={{ batchId: batch.batchId }}>
              {m.delivery_payment_check_list()}
            </DownloadButton>
          )}
        </div>
        {checks && <NameCheck batchId={batch.batchId} />}
      </div>
    </Panel>
  );
}
