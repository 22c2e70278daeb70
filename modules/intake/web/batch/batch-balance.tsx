import type { ReactNode } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import styles from "../intake.module.css";
import type { Batch } from "./batch.ts";

const counted: ReadonlySet<Batch["state"]> = new Set([
  "checked",
  "applying",
  "applied",
  "closed",
  "undoing",
  "undone",
]);

function Part({
  sign = "",
  label,
  rows,
  to,
}: {
  readonly sign?: string;
  readonly label: string;
  readonly rows: number;
  readonly to?: string;
}) {
  const figure: ReactNode = formatNumber(rows);
  return (
    <div>
      <dt className={sign === "" ? undefined : styles["sign"]} data-sign={sign}>
        {label}
      </dt>
      <dd>{to === undefined || rows === 0 ? figure : <AppLink to={to}>{figure}</AppLink>}</dd>
    </div>
  );
}

/** Read = accepted + held + refused: nothing is lost without a word. Held, refused and warned open their rows. */
export function BatchBalance({ batch }: { readonly batch: Batch }) {
  if (!counted.has(batch.state) && batch.readRows === 0) return null;
  const rows = `/berkas/${batch.batchId}/baris`;
  return (
    <section aria-label={m.intake_balance()}>
      <dl className={styles["balance"]}>
        <Part label={m.intake_read()} rows={batch.readRows} />
        <Part sign="=" label={m.intake_accepted()} rows={batch.acceptedRows} />
        <Part sign="+" label={m.intake_held()} rows={batch.heldRows} to={rows} />
        <Part sign="+" label={m.intake_refused()} rows={batch.refusedRows} to={`${rows}?keadaan=refused`} />
      </dl>
      <p className={styles["hint"]}>
        {batch.warnedRows > 0 && (
          <AppLink to={`/berkas/${batch.batchId}/peringatan`}>
            {m.intake_warned_of({ rows: formatNumber(batch.warnedRows) })}
          </AppLink>
        )}
        {batch.warnedRows > 0 && batch.readyRows > 0 && <> · </>}
        {batch.readyRows > 0 && (
          <AppLink to={`${rows}?keadaan=ready`}>
            {m.intake_ready_of({ rows: formatNumber(batch.readyRows) })}
          </AppLink>
        )}
      </p>
    </section>
  );
}
