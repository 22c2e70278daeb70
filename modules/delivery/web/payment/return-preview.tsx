import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { getReturnFile } from "../../contract/get-return-file.ts";
import { Figures } from "../money/figures.tsx";
import styles from "../money/money.module.css";
import { classWords, problemWords, rupiah, worded } from "../money/words.ts";

type Preview = OutputOf<typeof getReturnFile>;

/** What a return file says before anything is changed: matches, classes, and every line that cannot be believed. */
export function ReturnPreview({
  preview,
  fileName,
}: {
  readonly preview: Preview;
  readonly fileName: string;
}) {
  return (
    <div className={styles["stack"]}>
      <div className={styles["acts"]}>
        <strong>{fileName}</strong>
        <StatusBadge tone={preview.complete ? "green" : "amber"}>
          {preview.complete ? m.delivery_payment_return_whole() : m.delivery_payment_return_part()}
        </StatusBadge>
      </div>
      <Figures
        figures={[
          { key: "paid", label: m.delivery_payment_paid(), sum: preview.paid },
          { key: "rejected", label: m.delivery_payment_rejected(), sum: preview.rejected },
          {
            key: "unknown",
            label: m.delivery_payment_unknown(),
            sum: preview.unknown,
            ...(preview.unknown.lines > 0 ? { tone: "red" as const } : {}),
          },
          {
            key: "errors",
            label: m.delivery_payment_errors(),
            sum: preview.errors,
            ...(preview.errors.lines > 0 ? { tone: "red" as const } : {}),
          },
          { key: "not-named", label: m.delivery_payment_not_named(), sum: preview.notNamed },
        ]}
      />
      {preview.byClass.length > 0 && (
        <ul className={styles["list"]}>
          {preview.byClass.map((one) => (
            <li key={one.rejectClass}>
              {`${worded(classWords, one.rejectClass)}: ${formatNumber(one.lines)} · ${rupiah(one.rupiah)}`}
            </li>
          ))}
        </ul>
      )}
      {preview.problems.length > 0 && (
        <ul className={styles["list"]}>
          {preview.problems.map((one) => (
            <li key={one.line}>
              {m.delivery_payment_problem_line({
                line: one.line,
                problem: worded(problemWords, one.problem),
                amount: one.amountRupiah === null ? "–" : rupiah(one.amountRupiah),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
