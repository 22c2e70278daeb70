import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import styles from "../intake.module.css";
import type { Batch } from "./batch.ts";

type Cause = Batch["rules"][number];

/** The list that a cause opens: rows that did not enter, or rows that entered with a warning. */
function listOf(batchId: string, cause: Cause): string {
  const page = cause.severity === "warn" || cause.severity === "tell" ? "peringatan" : "baris";
  const state = cause.severity === "refuse" ? "&keadaan=refused" : "";
  return `/berkas/${batchId}/${page}?sebab=${cause.rule}${state}`;
}

/** Causes drawn at first: those that make up most of the rows; the long tail follows on demand. */
const firstCauses = 8;

function Bars({ batchId, causes }: { readonly batchId: string; readonly causes: readonly Cause[] }) {
  const [all, setAll] = useState(false);
  const most = Math.max(...causes.map((cause) => cause.rows), 1);
  const shown = all ? causes : causes.slice(0, firstCauses);
  return (
    <div className={styles["stack"]}>
      <ul className={styles["bars"]}>
        {shown.map((cause) => (
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
      {causes.length > firstCauses && (
        <div>
          <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? m.intake_causes_fewer() : m.intake_causes_all({ causes: formatNumber(causes.length) })}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Why rows are held or refused, most frequent first; each cause opens its rows. */
export function HeldCauses({ batch }: { readonly batch: Batch }) {
  const causes = batch.rules.filter(({ severity }) => severity === "hold" || severity === "refuse");
  if (causes.length === 0) return null;
  return (
    <Panel title={m.intake_causes()}>
      <Bars batchId={batch.batchId} causes={causes} />
    </Panel>
  );
}

/** What was noticed about rows that enter all the same. */
export function WarnedCauses({ batch }: { readonly batch: Batch }) {
  const causes = batch.rules.filter(({ severity }) => severity === "warn");
  if (causes.length === 0) return null;
  return (
    <Panel title={m.intake_warned_causes()}>
      <Bars batchId={batch.batchId} causes={causes} />
    </Panel>
  );
}
