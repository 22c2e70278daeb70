import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { DifferenceKind } from "../../contract/shapes.ts";
import styles from "../intake.module.css";
import { kindWords, subjectWords } from "../state-words.tsx";
import type { Batch } from "./batch.ts";

const subjects = ["family", "person"] as const;

/** How a snapshot differs from the one before, in figures that open their lists. */
export function BatchDifferences({ batch }: { readonly batch: Batch }) {
  if (batch.differences.length === 0) return null;
  const count = (kind: DifferenceKind, subject: (typeof subjects)[number]) =>
    batch.differences.find((one) => one.kind === kind && one.subjectKind === subject)?.count ?? 0;
  const before = batch.previous?.cutOffOn;
  return (
    <Panel
      title={
        before === null || before === undefined
          ? m.intake_differences_first()
          : m.intake_differences_since({ date: formatDate(before) })
      }
    >
      <table className={styles["kinds"]}>
        <thead>
          <tr>
            <th scope="col">{m.intake_kind()}</th>
            {subjects.map((subject) => (
              <th key={subject} scope="col" className="sn-figure">
                {subjectWords[subject]()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DifferenceKind.options
            .filter((kind) => subjects.some((subject) => count(kind, subject) > 0))
            .map((kind) => (
              <tr key={kind}>
                <th scope="row">{kindWords[kind]()}</th>
                {subjects.map((subject) => {
                  const rows = count(kind, subject);
                  return (
                    <td key={subject} className="sn-figure">
                      {rows === 0 ? (
                        "–"
                      ) : (
                        <AppLink to={`/berkas/${batch.batchId}/selisih?jenis=${kind}&tentang=${subject}`}>
                          {formatNumber(rows)}
                        </AppLink>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </Panel>
  );
}
