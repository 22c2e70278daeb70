import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { Reasons } from "../finding-words.tsx";
import styles from "../intake.module.css";
import type { Preview } from "./shapes.ts";

const verdicts = {
  accept: { tone: "green", words: m.intake_verdict_accept },
  hold: { tone: "amber", words: m.intake_verdict_hold },
  refuse: { tone: "red", words: m.intake_verdict_refuse },
} as const;

/** The first rows with what would become of them: shows at once whether the columns are taken rightly. */
export function PreviewRows({ preview }: { readonly preview: Preview }) {
  const judged = preview.rows.filter((row) => row.verdict !== null);
  if (judged.length === 0) return null;
  const count = (verdict: keyof typeof verdicts) => judged.filter((row) => row.verdict === verdict).length;
  return (
    <Panel title={m.intake_first_rows()}>
      <div className={styles["stack"]}>
        <p className={styles["text"]}>
          {m.intake_first_rows_text({
            rows: formatNumber(judged.length),
            accepted: formatNumber(count("accept")),
            held: formatNumber(count("hold")),
            refused: formatNumber(count("refuse")),
          })}
        </p>
        <ul className={styles["plain"]}>
          {judged
            .filter((row) => row.findings.length > 0)
            .map((row) => {
              const verdict = verdicts[row.verdict ?? "accept"];
              return (
                <li key={row.rowNo} className={styles["finding"]}>
                  <span className={styles["choice"]}>
                    <strong>{m.intake_row_title({ row: formatNumber(row.rowNo) })}</strong>
                    <StatusBadge tone={verdict.tone}>{verdict.words()}</StatusBadge>
                  </span>
                  <Reasons findings={row.findings} />
                </li>
              );
            })}
        </ul>
      </div>
    </Panel>
  );
}
