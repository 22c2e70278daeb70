import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { getWhy } from "../../contract/get-why.ts";
import styles from "../catalogue/catalogue.module.css";

type Criterion = OutputOf<typeof getWhy>["criteria"][number];
type Value = Criterion["values"][number];

function outcome(met: boolean | null) {
  if (met === null) return { tone: "amber", text: m.programmes_outcome_unknown() } as const;
  return met
    ? ({ tone: "green", text: m.programmes_outcome_met() } as const)
    : ({ tone: "red", text: m.programmes_outcome_unmet() } as const);
}

function valueText({ value, valueLabel, unit }: Value, locale: "id" | "en"): string {
  if (value === null) return m.programmes_value_unknown();
  if (typeof value === "boolean") return value ? m.programmes_value_yes() : m.programmes_value_no();
  if (valueLabel !== null) return valueLabel[locale];
  if (typeof value === "string") return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value;
  return `${formatNumber(value)} ${unit[locale]}`.trim();
}

function Used({ value }: { readonly value: Value }) {
  const locale = useLocale();
  return (
    <li>
      {value.label[locale]}: <strong>{valueText(value, locale)}</strong>{" "}
      <span className={styles["hint"]}>
        {value.asOfOn === null
          ? value.source
          : m.programmes_value_source({ source: value.source, on: formatDate(value.asOfOn) })}
      </span>
    </li>
  );
}

/** One criterion: its answer, the values it was judged on, its rule and basis, and what would change it. */
export function WhyCriterionItem({ criterion }: { readonly criterion: Criterion }) {
  const locale = useLocale();
  const now = outcome(criterion.met);
  const before = criterion.metAtAssessment;
  return (
    <li>
      <h3 className={styles["head"]}>
        <span className={styles["strong"]}>{criterion.label[locale]}</span>
        <StatusBadge tone={now.tone}>{now.text}</StatusBadge>
        {before !== undefined && before !== criterion.met && (
          <span className={styles["hint"]}>
            {m.programmes_why_was({ outcome: outcome(before).text.toLowerCase() })}
          </span>
        )}
      </h3>
      <p className={styles["text"]}>{criterion.words[locale]}.</p>
      <ul className={styles["bullets"]}>
        {criterion.values.map((value) => (
          <Used key={value.reference} value={value} />
        ))}
      </ul>
      <code className={styles["rule"]}>{criterion.rule}</code>
      {criterion.met !== true && criterion.change !== null && criterion.change[locale] !== "" && (
        <p className={styles["text"]}>{m.programmes_why_change({ change: criterion.change[locale] })}</p>
      )}
      {criterion.met !== true && (
        <p className={styles["text"]}>{m.programmes_why_remedy({ remedy: criterion.remedy[locale] })}</p>
      )}
      <p className={styles["hint"]}>{criterion.legalBasis}</p>
    </li>
  );
}
