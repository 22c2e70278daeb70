import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { allocateGoods } from "../../contract/allocate-goods.ts";
import type { GoodsLot } from "../../contract/goods-shapes.ts";
import { listAllocations } from "../../contract/list-allocations.ts";
import { listGoods } from "../../contract/list-goods.ts";
import { listWaitingGoods } from "../../contract/list-waiting-goods.ts";

/** Sets a lot aside for those who wait of one programme and stage; says before how many it reaches. */
export function AllocateDialog({
  lot,
  title,
  onClose,
  onDone,
}: {
  readonly lot: GoodsLot;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone: (done: { readonly allocated: number; readonly waiting: number }) => void;
}) {
  const locale = useLocale();
  const [programmeCode, setProgramme] = useState("");
  const [chosen, setChosen] = useState("");
  const [each, setEach] = useState("1");
  const read = useRead(listWaitingGoods, {});
  const act = useAct(allocateGoods, { refresh: [listGoods, listAllocations, listWaitingGoods] });
  const stages = read.data?.stages ?? [];
  // Programmes that give goods stand first; whoever serves another one with goods finds it below.
  const programmes = [
    ...new Map(
      stages
        .toSorted((left, right) => Number(right.givesGoods) - Number(left.givesGoods))
        .map((one) => [one.programmeCode, one.programmeTitle[locale]]),
    ),
  ];
  const instalments = stages.filter((one) => one.programmeCode === programmeCode);
  const instalment = instalments.find((one) => `${one.period} ${one.stage}` === chosen);
  const waiting = instalment?.waiting ?? 0;
  const reach = Math.min(waiting, Math.floor(lot.free / Math.max(1, Number(each) || 1)));
  return (
    <ConfirmAct
      opened
      title={m.delivery_goods_allocate_title({ item: title })}
      verb={m.delivery_goods_allocate_verb()}
      text={m.delivery_goods_allocate_text()}
      figures={
        instalment === undefined
          ? [{ label: m.delivery_goods_free(), value: formatNumber(lot.free) }]
          : [
              { label: m.delivery_goods_free(), value: formatNumber(lot.free) },
              { label: m.delivery_goods_due(), value: formatNumber(waiting) },
              { label: m.delivery_goods_reaches(), value: formatNumber(reach) },
            ]
      }
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        if (instalment === undefined) return;
        const { period, stage } = instalment;
        void act
          .run({ lotId: lot.lotId, programmeCode, period, stage, quantityEach: Number(each) })
          .then((result) => {
            if (result.ok) onDone(result.out);
          });
      }}
    >
      <NativeSelect
        label={m.delivery_programme()}
        required
        value={programmeCode}
        onChange={(event) => {
          setProgramme(event.currentTarget.value);
          setChosen("");
        }}
        data={[
          {
            value: "",
            label:
              read.data !== undefined && programmes.length === 0
                ? m.delivery_goods_nobody_waits()
                : m.delivery_choose(),
          },
          ...programmes.map(([value, label]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        label={m.delivery_stage()}
        required
        disabled={programmeCode === ""}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: "", label: m.delivery_choose() },
          ...instalments.map((one) => ({
            value: `${one.period} ${one.stage}`,
            label: `${one.period} · ${one.stageLabel[locale]} · ${m.delivery_goods_waiting({ count: formatNumber(one.waiting) })}`,
          })),
        ]}
      />
      <TextInput
        type="number"
        inputMode="numeric"
        min={1}
        max={1000}
        required
        label={m.delivery_goods_each()}
        value={each}
        onChange={(event) => setEach(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
