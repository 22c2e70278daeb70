import { Button, Textarea } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { cancelAllocation } from "../../contract/cancel-allocation.ts";
import { getAllocation } from "../../contract/get-allocation.ts";
import { listAllocations } from "../../contract/list-allocations.ts";
import { listGoods } from "../../contract/list-goods.ts";
import { useProgrammeName } from "../shared/choices.ts";
import shared from "../shared/delivery.module.css";
import styles from "./goods.module.css";
import { allocationTones, allocationWords } from "./goods-words.ts";
import { HandoverForm } from "./handover-form.tsx";
import { HandoverHistory } from "./handover-history.tsx";

type Allocation = OutputOf<typeof getAllocation>;

function CancelAct({ allocation }: { readonly allocation: Allocation }) {
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const act = useAct(cancelAllocation, { refresh: [getAllocation, listAllocations, listGoods] });
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {m.delivery_goods_cancel_verb()}
      </Button>
      <ConfirmAct
        opened={opened}
        title={m.delivery_goods_cancel_verb()}
        verb={m.delivery_goods_cancel_verb()}
        text={m.delivery_goods_cancel_text()}
        figures={[
          {
            label: m.delivery_goods_back_on_shelf(),
            value: `${formatNumber(allocation.quantity - allocation.handedOver)} ${allocation.measure}`,
          },
        ]}
        danger
        running={act.running}
        refusal={act.refusal}
        onClose={() => setOpened(false)}
        onConfirm={() =>
          void act
            .run({ allocationId: allocation.allocationId, baseRevision: allocation.revision, reason })
            .then((result) => result.ok && setOpened(false))
        }
      >
        <Textarea
          label={m.delivery_reason()}
          description={m.delivery_reason_help()}
          required
          minLength={10}
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmAct>
    </>
  );
}

function Allocated({ allocation }: { readonly allocation: Allocation }) {
  const locale = useLocale();
  const programmeName = useProgrammeName();
  const may = (act: Allocation["allowed"][number]) => allocation.allowed.includes(act);
  return (
    <>
      <PageHeader
        title={allocation.name}
        meta={`${allocation.itemTitle[locale]} · ${allocation.place}`}
        backTo="/barang/alokasi"
        badges={
          <StatusBadge tone={allocationTones[allocation.state]}>
            {allocationWords[allocation.state]()}
          </StatusBadge>
        }
        {...(may("cancel") ? { actions: <CancelAct allocation={allocation} /> } : {})}
      />
      <div className={shared["stack"]}>
        <Panel title={m.delivery_goods_allocation()}>
          <DefinitionList
            items={[
              {
                key: "quantity",
                term: m.delivery_goods_handed_of(),
                value: `${formatNumber(allocation.handedOver)} / ${formatNumber(allocation.quantity)} ${allocation.measure}`,
              },
              {
                key: "programme",
                term: m.delivery_programme(),
                value: programmeName(allocation.programmeCode),
              },
              {
                key: "trail",
                term: m.delivery_goods_trail(),
                value: (
                  <AppLink to={`/jejak/${allocation.entitlementId}`} className={styles["link"]}>
                    {m.delivery_goods_trail_open()}
                  </AppLink>
                ),
              },
            ]}
          />
        </Panel>
        {may("hand-over") && (
          <Panel title={m.delivery_goods_hand_over()}>
            <HandoverForm key={allocation.revision} allocation={allocation} />
          </Panel>
        )}
        <Panel title={m.delivery_goods_history()}>
          {allocation.handovers.length === 0 ? (
            <p className={shared["hint"]}>{m.delivery_goods_history_none()}</p>
          ) : (
            <HandoverHistory
              handovers={allocation.handovers}
              measure={allocation.measure}
              mayCare={may("aftercare")}
            />
          )}
        </Panel>
      </div>
    </>
  );
}

/** Goods set aside for one receiver: the hand-over, what was tried before, and what came after. */
export function AllocationPage() {
  const { allocationId = "" }: { readonly allocationId?: string } = useParams({ strict: false });
  const read = useRead(getAllocation, { allocationId });
  return (
    <Loaded read={read} rows={8}>
      {(allocation) => <Allocated allocation={allocation} />}
    </Loaded>
  );
}
