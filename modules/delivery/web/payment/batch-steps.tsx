import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import styles from "../money/money.module.css";
import type { BatchPageData } from "./batch-data.ts";

/** The steps of a batch in order, who did each and when, and which is next. */
export function BatchSteps({ page }: { readonly page: BatchPageData }) {
  const locale = useLocale();
  const { batch, steps } = page;
  const at = (instant: string | null, by: string | null) =>
    instant === null
      ? m.delivery_payment_step_open()
      : `${formatInstant(instant, locale)}${by ? ` · ${by}` : ""}`;
  const items = [
    { key: "draft", title: m.delivery_payment_step_made(), done: batch.madeAt, by: steps.madeBy },
    { key: "exported", title: m.delivery_payment_step_file(), done: steps.exportedAt, by: steps.exportedBy },
    {
      key: "released",
      title: m.delivery_payment_step_released(),
      done: steps.releasedAt,
      by: steps.releasedBy,
    },
    { key: "settled", title: m.delivery_payment_step_settled(), done: steps.settledAt, by: null },
  ];
  const next = batch.state === "cancelled" ? -1 : items.findIndex((item) => item.done === null);
  return (
    <ol className={styles["steps"]}>
      {items.map((item, index) => (
        <li
          key={item.key}
          className={styles["step"]}
          data-state={index === next ? "now" : item.done === null ? "open" : "done"}
          {...(index === next ? { "aria-current": "step" } : {})}
        >
          <strong>{`${index + 1}. ${item.title}`}</strong>
          <span>{at(item.done, item.by)}</span>
        </li>
      ))}
    </ol>
  );
}
