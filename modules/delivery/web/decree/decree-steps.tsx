import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { DecreeView } from "../../contract/get-decree.ts";
import styles from "../shared/delivery.module.css";

type StepState = "done" | "now" | "later";

const badge: Readonly<Record<StepState, { tone: "green" | "amber" | "grey"; words: () => string }>> = {
  done: { tone: "green", words: m.delivery_step_done },
  now: { tone: "amber", words: m.delivery_step_now },
  later: { tone: "grey", words: m.delivery_step_later },
};

/** Maker → checker → signer: who did which step and when, and where the decree stands. */
export function DecreeSteps({ decree }: { readonly decree: DecreeView }) {
  const locale = useLocale();
  const order = ["draft", "submitted", "checked", "signed"];
  const at = order.indexOf(decree.state);
  const steps = [
    { key: "made", title: m.delivery_step_made(), step: decree.submitted ?? decree.made, from: 0 },
    { key: "checked", title: m.delivery_step_checked(), step: decree.checked, from: 1 },
    { key: "signed", title: m.delivery_step_signed(), step: decree.signed, from: 2 },
  ];
  return (
    <ol className={styles["steps"]}>
      {steps.map(({ key, title, step, from }) => {
        const state: StepState = at > from ? "done" : at === from ? "now" : "later";
        const { tone, words } = badge[state];
        return (
          <li
            key={key}
            className={styles["step"]}
            data-state={state}
            {...(state === "now" ? { "aria-current": "step" as const } : {})}
          >
            <span className={styles["stepTitle"]}>{title}</span>
            <StatusBadge tone={tone}>{words()}</StatusBadge>
            <span className={styles["hint"]}>
              {step === null || (state !== "done" && key !== "made")
                ? "–"
                : `${step.by} · ${formatInstant(step.at, locale)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
