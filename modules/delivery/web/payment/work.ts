import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { call } from "#platform/ui/api.ts";
import type { WorkSource } from "#platform/ui/module-web.ts";
import { listPayables } from "../../contract/list-payables.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";
import { stageText } from "../shared/stage-text.ts";

/** "Tugas saya": what is due and in no batch, drafts that wait for their file, releases, and returns to settle. */
export const work: readonly WorkSource[] = [
  {
    name: "payment-due",
    permission: "delivery.payment.prepare",
    load: async (signal) => {
      const result = await call(listPayables, {}, { signal });
      if (!result.ok) return result;
      return {
        ok: true,
        out: result.out.payables.slice(0, 20).map((one) => ({
          id: `hak-${one.programmeCode}-${one.period}-${one.stage}-${one.channel ?? ""}-${one.placeCode}`,
          title: m.delivery_payment_work_due({
            lines: formatNumber(one.lines),
            what: `${one.period} · ${stageText(one.stage)}`,
          }),
          hint: `${one.placeLabel} · ${one.programmeCode}`,
          tone: "amber" as const,
          action: m.delivery_payment_new(),
          to: "/pembayaran",
          dueOn: one.dueOn,
        })),
      };
    },
  },
  {
    name: "payment-export",
    permission: "delivery.payment.prepare",
    load: async (signal) => {
      const result = await call(listPaymentBatches, { state: "draft", limit: 20 }, { signal });
      if (!result.ok) return result;
      return {
        ok: true,
        out: result.out.batches
          .filter((batch) => batch.work === null)
          .map((batch) => ({
            id: `berkas-${batch.batchId}`,
            title:
              batch.held > 0
                ? m.delivery_payment_work_held({ count: formatNumber(batch.held), number: batch.number })
                : m.delivery_payment_work_file({ number: batch.number }),
            hint: `${batch.placeLabel} · ${batch.period}`,
            tone: batch.held > 0 ? ("red" as const) : ("amber" as const),
            action: m.delivery_payment_work_look(),
            to: `/pembayaran/${batch.batchId}`,
            dueOn: batch.valueOn,
          })),
      };
    },
  },
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
