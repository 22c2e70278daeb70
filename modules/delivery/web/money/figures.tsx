import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { Balance, Sum } from "../../contract/payment-shapes.ts";
import styles from "./money.module.css";
import { rupiah } from "./words.ts";

export interface ShownFigure {
  readonly key: string;
  readonly label: string;
  readonly sum: Sum;
  readonly tone?: "green" | "red";
}

/** Counts over their money, side by side. */
export function Figures({ figures }: { readonly figures: readonly ShownFigure[] }) {
  return (
    <dl className={styles["figures"]}>
      {figures.map(({ key, label, sum, tone }) => (
        <div className={styles["figure"]} key={key} {...(tone === undefined ? {} : { "data-tone": tone })}>
          <dt>{label}</dt>
          <dd className="sn-figure">
            {formatNumber(sum.lines)}
            <small>{rupiah(sum.rupiah)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** sent = paid + returned + pending, with what is unexplained always beside it. */
export function BalanceFigures({ balance }: { readonly balance: Balance }) {
  const clean = balance.unexplained.lines === 0 && balance.unexplained.rupiah === "0";
  return (
    <Figures
      figures={[
        { key: "sent", label: m.delivery_payment_sent(), sum: balance.sent },
        { key: "paid", label: m.delivery_payment_paid(), sum: balance.paid },
        { key: "returned", label: m.delivery_payment_returned(), sum: balance.returned },
        { key: "pending", label: m.delivery_payment_pending(), sum: balance.pending },
        {
          key: "unexplained",
          label: clean ? m.delivery_payment_unexplained_none() : m.delivery_payment_unexplained(),
          sum: balance.unexplained,
          tone: clean ? "green" : "red",
        },
      ]}
    />
  );
}
