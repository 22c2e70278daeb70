import { m } from "#messages/messages.js";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { ShownFinding } from "../contract/common.ts";
import styles from "./intake.module.css";

type Severity = ShownFinding["severity"];

const tones: Readonly<Record<Severity, StatusTone>> = {
  refuse: "red",
  hold: "amber",
  warn: "grey",
  tell: "blue",
};

const words: Readonly<Record<Severity, () => string>> = {
  refuse: m.intake_severity_refuse,
  hold: m.intake_severity_hold,
  warn: m.intake_severity_warn,
  tell: m.intake_severity_tell,
};

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  return <StatusBadge tone={tones[severity]}>{words[severity]()}</StatusBadge>;
}

/** Reasons of one row, one line each, as a cell of a table. */
export function Reasons({ findings }: { readonly findings: readonly ShownFinding[] }) {
  return (
    <ul className={styles["reasons"]}>
      {findings.map((finding) => (
        <li key={`${finding.rule}:${finding.field ?? ""}`}>{finding.reason}</li>
      ))}
    </ul>
  );
}
