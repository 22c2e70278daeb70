import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { useGuardedAct } from "#modules/identity/web/shared/use-guarded-act.tsx";
import { formatNumber } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { cancelPaymentBatch } from "../../contract/cancel-payment-batch.ts";
import { exportPaymentBatch } from "../../contract/export-payment-batch.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";
import { listPayments } from "../../contract/list-payments.ts";
import { releasePaymentBatch } from "../../contract/release-payment-batch.ts";
import styles from "../money/money.module.css";
import { ReasonAct } from "../money/reason-act.tsx";
import { rupiah } from "../money/words.ts";
import type { BatchPageData } from "./batch-data.ts";

const refresh = [getPaymentBatch, listPaymentBatches, listPayments];

/** The next act of a batch: make the file, release it, or give it up. */
export function BatchActs({ page }: { readonly page: BatchPageData }) {
  const { batch } = page;
  const mayPrepare = useMay("delivery.payment.prepare");
  const mayRelease = useMay("delivery.payment.release");
  const [asking, setAsking] = useState<"export" | "release" | "cancel">();
  const exporting = useAct(exportPaymentBatch, { refresh });
  const cancelling = useAct(cancelPaymentBatch, { refresh });
  const releasing = useGuardedAct(releasePaymentBatch, { refresh });
  const close = () => {
    exporting.reset();
    cancelling.reset();
    releasing.reset();
    setAsking(undefined);
  };
  const target = { batchId: batch.batchId, baseRevision: batch.revision };
  const file = page.files.find((one) => one.kind === "export" && one.state !== "superseded");
  const held = page.states["held"]?.lines ?? 0;
  const isFree = batch.work === null;
  const open = isFree && (batch.state === "draft" || batch.state === "exported");
  const figures = [
    { label: m.delivery_payment_recipients(), value: formatNumber(batch.lines) },
    { label: m.delivery_amount(), value: rupiah(batch.totalRupiah) },
  ];
  return (
    <>
      {isFree && batch.state === "draft" && mayPrepare && (
        <Button onClick={() => setAsking("export")}>{m.delivery_payment_make_file()}</Button>
      )}
      {isFree && batch.state === "exported" && mayRelease && !page.ownWork && (
        <Button onClick={() => setAsking("release")}>{m.delivery_payment_release()}</Button>
      )}
      {batch.state === "exported" && page.ownWork && (
        <p className={styles["hint"]}>{m.delivery_payment_other_releases()}</p>
      )}
      {open && mayPrepare && (
        <Button variant="default" onClick={() => setAsking("cancel")}>
          {m.delivery_payment_cancel()}
        </Button>
      )}
      <ConfirmAct
        opened={asking === "export"}
        title={m.delivery_payment_make_file()}
        verb={m.delivery_payment_make_file()}
        text={held > 0 ? m.delivery_payment_held_first({ held }) : m.delivery_payment_make_file_text()}
        figures={figures}
        running={exporting.running}
        refusal={exporting.refusal}
        onClose={close}
        onConfirm={() => void exporting.run(target).then((result) => result.ok && close())}
      />
      <ConfirmAct
        opened={asking === "release" && file !== undefined}
        title={m.delivery_payment_release()}
        verb={m.delivery_payment_release()}
        text={m.delivery_payment_release_text()}
        figures={figures}
        running={releasing.running}
        refusal={releasing.refusal}
        onClose={close}
        onConfirm={() => {
          if (file !== undefined) void releasing.run({ ...target, sha256: file.sha256 }, close);
        }}
      >
        <p className={styles["text"]}>{m.delivery_payment_hash()}</p>
        <p className={styles["hash"]}>{file?.sha256}</p>
      </ConfirmAct>
      {releasing.question}
      {asking === "cancel" && (
        <ReasonAct
          title={m.delivery_payment_cancel()}
          verb={m.delivery_payment_cancel()}
          text={m.delivery_payment_cancel_text()}
          danger
          running={cancelling.running}
          refusal={cancelling.refusal}
          onClose={close}
          onConfirm={(reason) =>
            void cancelling.run({ ...target, reason }).then((result) => result.ok && close())
          }
        />
      )}
    </>
  );
}
