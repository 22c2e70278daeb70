import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { currentLocale } from "#platform/i18n/locale.ts";
import { call } from "#platform/ui/api.ts";
import type { WorkSource } from "#platform/ui/module-web.ts";
import { listWaitingGoods } from "../../contract/list-waiting-goods.ts";

/** "Tugas saya": people who wait for goods to be set aside, and goods that wait to be handed over. */
export const work: readonly WorkSource[] = [
  {
    name: "goods-to-allocate",
    permission: "delivery.goods.manage",
    load: async (signal) => {
      const result = await call(listWaitingGoods, {}, { signal });
      if (!result.ok) return result;
      return {
        ok: true,
        out: result.out.stages
          .filter((one) => one.givesGoods)
          .map((one) => ({
            id: `sisihkan-${one.programmeCode}-${one.period}-${one.stage}`,
            title: m.delivery_goods_work_allocate({
              count: formatNumber(one.waiting),
              programme: one.programmeTitle[currentLocale()],
            }),
            hint: `${one.period} · ${one.stageLabel[currentLocale()]}`,
            tone: "amber" as const,
            action: m.delivery_goods_work_allocate_verb(),
            to: "/barang",
            dueOn: one.dueOn,
          })),
      };
    },
  },
  {
    name: "goods-to-hand-over",
    permission: "delivery.goods.hand-over",
    load: async (signal) => {
      const result = await call(listWaitingGoods, {}, { signal });
      if (!result.ok) return result;
      const { count, dueOn } = result.out.toHandOver;
      return {
        ok: true,
        out:
          count === 0
            ? []
            : [
                {
                  id: "serah-terima",
                  title: m.delivery_goods_work_hand_over({ count: formatNumber(count) }),
                  tone: "amber" as const,
                  action: m.delivery_goods_work_hand_over_verb(),
                  to: "/barang/alokasi",
                  ...(dueOn === null ? {} : { dueOn }),
                },
              ],
      };
    },
  },
];
