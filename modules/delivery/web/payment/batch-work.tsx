import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { m } from "#messages/messages.js";
import { listMyBatches } from "#platform/batch/contract/list-my-batches.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { readKey, useRead } from "#platform/ui/query-client.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { getReturnFile } from "../../contract/get-return-file.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";
import { listPayments } from "../../contract/list-payments.ts";
import styles from "../money/money.module.css";
import { WorkBox } from "../shared/work-box.tsx";
import type { BatchPageData } from "./batch-data.ts";

const words = {
  make: [m.delivery_payment_work_make, m.delivery_payment_work_make_next],
  export: [m.delivery_payment_work_export, m.delivery_payment_work_export_next],
  "read-return": [m.delivery_payment_work_read, m.delivery_payment_work_read_next],
} as const;

/** Long work on a batch: how far it is, how long it takes, and what to do next; also where it failed a moment ago. */
export function BatchWork({ page }: { readonly page: BatchPageData }) {
  const client = useQueryClient();
  const { work } = page.batch;
  // The batch's row forgets its work at the end; how it ended is still to be said.
  const [last, setLast] = useState(work);
  if (work !== null && work.workId !== last?.workId) setLast(work);
  const mine = useRead(listMyBatches, {}, { enabled: work !== null });
  const renew = useCallback(() => {
    for (const read of [getPaymentBatch, listPaymentBatches, listPayments, getReturnFile])
      void client.invalidateQueries({ queryKey: readKey(read) });
  }, [client]);
  if (last === null) return null;
  const [title, next] = words[last.step];
  const isOthers =
    work !== null && mine.data !== undefined && mine.data.batches.every((one) => one.id !== work.workId);
  return (
    <>
      <WorkBox batchId={last.workId} title={title()} onEnd={renew} />
      {work !== null && (
        <Panel title={isOthers ? title() : m.delivery_payment_next()}>
          <p role="status" className={styles["text"]}>
            {isOthers ? m.delivery_payment_work_other() : next()}
          </p>
        </Panel>
      )}
    </>
  );
}
