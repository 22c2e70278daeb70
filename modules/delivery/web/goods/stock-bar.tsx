import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { GoodsLot } from "../../contract/goods-shapes.ts";
import shared from "../shared/delivery.module.css";
import styles from "./goods.module.css";

/** A lot as figures over a bar: handed over, set aside, written off; what stays white is free. */
export function StockBar({ lot }: { readonly lot: GoodsLot }) {
  const share = (units: number) => (units / lot.quantity) * 100;
  const [handed, reserved] = [share(lot.handedOver), share(lot.reserved)];
  const figures = [
    [m.delivery_goods_received(), lot.quantity],
    [m.delivery_goods_free(), lot.free],
    [m.delivery_goods_reserved(), lot.reserved],
    [m.delivery_goods_handed_over(), lot.handedOver],
    ...(lot.writtenOff === 0 ? [] : [[m.delivery_goods_written_off(), lot.writtenOff] as const]),
  ] as const;
  return (
    <>
      <dl className={shared["figures"]}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <svg className={styles["bar"]} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
        <rect className={styles["handed"]} x="0" y="0" height="10" width={handed} />
        <rect className={styles["reserved"]} x={handed} y="0" height="10" width={reserved} />
        <rect
          className={styles["off"]}
          x={handed + reserved}
          y="0"
          height="10"
          width={share(lot.writtenOff)}
        />
      </svg>
    </>
  );
}
