import { m } from "#messages/messages.js";
import type { BudgetView } from "../../contract/budget-shapes.ts";
import styles from "../money/money.module.css";
import { rupiah } from "../money/words.ts";

type Figures = Pick<
  BudgetView,
  "ceilingRupiah" | "reservedRupiah" | "committedRupiah" | "paidRupiah" | "returnedRupiah" | "roomRupiah"
>;

const parts = ["paid", "committed", "reserved"] as const;

function netOf(figures: Figures, part: (typeof parts)[number]): bigint {
  if (part === "paid") return BigInt(figures.paidRupiah) - BigInt(figures.returnedRupiah);
  return BigInt(part === "committed" ? figures.committedRupiah : figures.reservedRupiah);
}

/** Where the money of a line stands against its ceiling; the figures beside it say the same in words. */
export function BudgetBar({ figures }: { readonly figures: Figures }) {
  const ceiling = BigInt(figures.ceilingRupiah);
  const share = (amount: bigint) => (ceiling === 0n ? 0 : Number((amount * 10_000n) / ceiling) / 100);
  return (
    <div
      className={styles["bar"]}
      role="img"
      aria-label={m.delivery_budget_bar({
        paid: rupiah(String(netOf(figures, "paid"))),
        committed: rupiah(figures.committedRupiah),
        reserved: rupiah(figures.reservedRupiah),
        ceiling: rupiah(figures.ceilingRupiah),
      })}
    >
      {parts.map((part) => (
        <span
          key={part}
          className={styles["part"]}
          data-part={part}
          style={{ width: `${share(netOf(figures, part))}%` }}
        />
      ))}
    </div>
  );
}

export function BudgetLegend() {
  const words = {
    paid: m.delivery_budget_paid_net,
    committed: m.delivery_budget_committed,
    reserved: m.delivery_budget_reserved,
  };
  return (
    <ul className={styles["legend"]}>
      {parts.map((part) => (
        <li key={part}>
          <span className={`${styles["swatch"]} ${styles["part"]}`} data-part={part} aria-hidden />
          {words[part]()}
        </li>
      ))}
    </ul>
  );
}
