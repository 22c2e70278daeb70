import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { applyReturnFile } from "../../contract/apply-return-file.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { getReturnFile } from "../../contract/get-return-file.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";
import { listPaymentChannels } from "../../contract/list-payment-channels.ts";
import { listPayments } from "../../contract/list-payments.ts";
import { readReturnFile } from "../../contract/read-return-file.ts";
import styles from "../money/money.module.css";
import type { BatchPageData } from "./batch-data.ts";
import { FileInput } from "./file-input.tsx";
import { ReturnPreview } from "./return-preview.tsx";
import { useBankFile } from "./use-bank-file.ts";

/** The channel's answer: read first, shown with what it would change, and only then taken over. */
export function ReturnUpload({ page }: { readonly page: BatchPageData }) {
  const locale = useLocale();
  const channels = useRead(listPaymentChannels, {});
  const { running, refusal, send } = useBankFile(readReturnFile);
  const apply = useAct(applyReturnFile, {
    refresh: [getPaymentBatch, listPayments, listPaymentBatches, getReturnFile],
  });
  const waiting = page.files.find((file) => file.kind === "return" && file.state === "read");
  const preview = useRead(
    getReturnFile,
    { fileId: waiting?.fileId ?? "" },
    { enabled: waiting !== undefined },
  );
  const hint = channels.data?.channels.find((one) => one.code === page.batch.channel)?.returnFileHint[locale];
  const { batchId } = page.batch;
  return (
    <Panel title={m.delivery_payment_return_file()}>
      <div className={styles["stack"]}>
        <p className={styles["hint"]}>{hint}</p>
        <div className={styles["acts"]}>
          <FileInput
            label={m.delivery_payment_return_upload()}
            running={running || page.batch.work !== null}
            onFile={(file) => void send({ batchId, fileName: file.name }, file)}
          />
        </div>
        <ErrorSummary refusal={refusal ?? apply.refusal} />
        {waiting !== undefined && preview.data !== undefined && (
          <>
            <ReturnPreview preview={preview.data} fileName={waiting.fileName} />
            <div className={styles["acts"]}>
              <Button
                loading={apply.running}
                disabled={
                  page.batch.work !== null || preview.data.paid.lines + preview.data.rejected.lines === 0
                }
                onClick={() => void apply.run({ fileId: waiting.fileId })}
              >
                {m.delivery_payment_return_apply()}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
