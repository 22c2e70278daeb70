import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import styles from "../intake.module.css";
import type { Batch } from "./batch-page.tsx";

type Cause = Batch["rules"][number];

/** The list that a cause opens: rows that did not enter, or rows that entered with a warning. */
function listOf(batchId: string, cause: Cause): string {
  const page = cause.severity === "warn" || cause.severity === "tell" ? "peringatan" : "baris";
  const state = cause.severity === "refuse" ? "&keadaan=refused" : "";
  return `/berkas/${batchId}/${page}?sebab=${cause.rule}${state}`;
}

function Bars({ batchId, causes }: { readonly batchId: string; readonly causes: readonly Cause[] }) {
  const most = Math.max(...causes.map((cause) => cause.rows), 1);
  return (
    <ul className={styles["bars"]}>
      {causes.map((cause) => (
        <li key={cause.rule}>
          <AppLink className={styles["bar"]} to={listOf(batchId, cause)}>
            <span className={styles["barWords"]}>{cause.reason}</span>
            <span className={styles["barFigure"]}>{formatNumber(cause.rows)}</span>
            <span className={styles["track"]} aria-hidden>
              <span
                className={styles["fill"]}
                data-severity={cause.severity}
                style={{ width: `${(cause.rows / most) * 100}%` }}
              />
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

/** Why rows are held, refused or warned of, most frequent first; each cause opens its rows. */
export function BatchCauses({ batch }: { readonly batch: Batch }) {
  const { batchId } = batch;
  const held = batch.rules.filter(({ severity }) => severity === "hold" || severity === "refuse");
  const warned = batch.rules.filter(({ severity }) => severity === "warn");
  if (held.length === 0 && warned.length === 0) return null;
  return (
    <div className={styles["stack"]}>
      {held.length > 0 && (
        <Panel title={m.intake_causes()}>
          <Bars batchId={batchId} causes={held} />
        </Panel>
      )}
      {warned.length > 0 && (
        <Panel title={m.intake_warned_causes()}>
          <Bars batchId={batchId} causes={warned} />
        </Panel>
      )}
    </div>
  );
}
