import { m } from "#messages/messages.js";
import { call } from "#platform/ui/api.ts";
import type { WorkSource } from "#platform/ui/module-web.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";

/** "Tugas saya": batches that wait for a release, and returns that wait to be settled. */
export const work: readonly WorkSource[] = [
  {
    name: "payment-release",
    permission: "delivery.payment.release",
    load: async (signal) => {
      const result = await call(listPaymentBatches, { state: "exported", limit: 20 }, { signal });
      if (!result.ok) return result;
      return {
        ok: true,
        out: result.out.batches.map((batch) => ({
          id: batch.batchId,
          title: m.delivery_payment_work_release({ number: batch.number }),
          hint: `${batch.placeLabel} · ${batch.period}`,
          tone: "amber" as const,
          action: m.delivery_payment_work_look(),
          to: `/pembayaran/${batch.batchId}`,
          dueOn: batch.valueOn,
        })),
      };
    },
  },
  {
    name: "payment-returns",
    permission: "delivery.payment.settle",
    load: async (signal) => {
      const result = await call(listPaymentBatches, { state: "released", limit: 50 }, { signal });
      if (!result.ok) return result;
      return {
        ok: true,
        out: result.out.batches
          .filter((batch) => batch.toSettle > 0)
          .map((batch) => ({
            id: `retur-${batch.batchId}`,
            title: m.delivery_payment_work_returns({ count: batch.toSettle, number: batch.number }),
            hint: batch.placeLabel,
            tone: "amber" as const,
            action: m.delivery_payment_work_settle(),
            to: "/retur",
          })),
      };
    },
  },
];
