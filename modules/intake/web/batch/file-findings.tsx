import { m } from "#messages/messages.js";
import { Panel } from "#platform/ui/panel.tsx";
import type { ShownFinding } from "../../contract/common.ts";
import { SeverityBadge } from "../finding-words.tsx";
import styles from "../intake.module.css";

/** What the rules say about the file as a whole: its encoding, its headers, its end. */
export function FileFindings({
  findings,
  refused,
}: {
  readonly findings: readonly ShownFinding[];
  readonly refused: boolean;
}) {
  if (findings.length === 0) return null;
  return (
    <Panel title={refused ? m.intake_ended_refused() : m.intake_file_findings()}>
      <ul className={styles["plain"]}>
        {findings.map((finding) => (
          <li key={`${finding.rule}:${finding.value}`} className={styles["finding"]}>
            <SeverityBadge severity={finding.severity} />
            <p>{finding.reason}</p>
            {finding.remedy !== "" && <p className={styles["hint"]}>{finding.remedy}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
