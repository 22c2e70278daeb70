import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatRupiah } from "#platform/i18n/format.ts";
import { Dialog } from "#platform/ui/dialog.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { GoodsLot } from "../../contract/goods-shapes.ts";
import { listGoods } from "../../contract/list-goods.ts";
import shared from "../shared/delivery.module.css";
import { AllocateDialog } from "./allocate-dialog.tsx";
import styles from "./goods.module.css";
import { ItemForm } from "./item-form.tsx";
import { ReceiveForm } from "./receive-form.tsx";
import { StockBar } from "./stock-bar.tsx";

function Lot({
  lot,
  onAllocate,
}: {
  readonly lot: GoodsLot;
  readonly onAllocate?: (() => void) | undefined;
}) {
  return (
    <li className={styles["lot"]}>
      <div className={styles["lotHead"]}>
        <div>
          <p className={styles["lotName"]}>{lot.store}</p>
          <p className={shared["hint"]}>
            {lot.documentNumber} · {formatDate(lot.receivedOn)} · {formatRupiah(BigInt(lot.unitCostRupiah))}
            {lot.expiresOn !== null && ` · ${m.delivery_goods_expires()} ${formatDate(lot.expiresOn)}`}
          </p>
        </div>
        {onAllocate !== undefined && (
          <Button variant="default" disabled={lot.free === 0} onClick={onAllocate}>
            {m.delivery_goods_allocate_verb()}
          </Button>
        )}
      </div>
      <StockBar lot={lot} />
    </li>
  );
}

/** Goods of the area's stores: what is free, set aside and handed over, lot by lot. */
export function StockPage() {
  const locale = useLocale();
  const mayManage = useMay("delivery.goods.manage");
  const read = useRead(listGoods, {});
  const [dialog, setDialog] = useState<"item" | "receive">();
  const [lot, setLot] = useState<GoodsLot>();
  const [done, setDone] = useState<{ readonly allocated: number; readonly waiting: number }>();
  const items = read.data?.items ?? [];
  const titleOf = (code: string) => items.find((item) => item.code === code)?.title[locale] ?? code;
  return (
    <>
      <PageHeader
        title={m.delivery_goods()}
        meta={m.delivery_goods_meta()}
        actions={
          <>
            <LinkButton variant="default" to="/barang/alokasi">
              {m.delivery_goods_allocations()}
            </LinkButton>
            {mayManage && (
              <>
                <Button variant="default" onClick={() => setDialog("item")}>
                  {m.delivery_goods_item_new()}
                </Button>
                <Button disabled={items.length === 0} onClick={() => setDialog("receive")}>
                  {m.delivery_goods_receive()}
                </Button>
              </>
            )}
          </>
        }
      />
      <div className={shared["stack"]}>
        {done !== undefined && (
          <p role="status" className={shared["text"]}>
            {m.delivery_goods_allocated({ allocated: done.allocated, waiting: done.waiting })}
          </p>
        )}
        <Loaded read={read} rows={6}>
          {(goods) =>
            goods.items.length === 0 ? (
              <EmptyState title={m.delivery_goods_none()} text={m.delivery_goods_none_text()} />
            ) : (
              goods.items.map((item) => {
                const lots = goods.lots.filter((one) => one.itemCode === item.code);
                return (
                  <Panel key={item.code} title={`${item.title[locale]} (${item.measure})`}>
                    {lots.length === 0 ? (
                      <p className={shared["hint"]}>{m.delivery_goods_no_lots()}</p>
                    ) : (
                      <ul className={styles["lots"]}>
                        {lots.map((one) => (
                          <Lot
                            key={one.lotId}
                            lot={one}
                            onAllocate={mayManage ? () => setLot(one) : undefined}
                          />
                        ))}
                      </ul>
                    )}
                  </Panel>
                );
              })
            )
          }
        </Loaded>
      </div>
      <Dialog
        opened={dialog === "item"}
        onClose={() => setDialog(undefined)}
        title={m.delivery_goods_item_new()}
      >
        <ItemForm onDone={() => setDialog(undefined)} />
      </Dialog>
      <Dialog
        opened={dialog === "receive"}
        onClose={() => setDialog(undefined)}
        title={m.delivery_goods_receive()}
      >
        <ReceiveForm items={items} onDone={() => setDialog(undefined)} />
      </Dialog>
      {lot !== undefined && (
        <AllocateDialog
          lot={lot}
          title={titleOf(lot.itemCode)}
          onClose={() => setLot(undefined)}
          onDone={(result) => {
            setDone(result);
            setLot(undefined);
          }}
        />
      )}
    </>
  );
}
