import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { checkBatch } from "../../contract/check-batch.ts";
import { getBatch } from "../../contract/get-batch.ts";
import styles from "../intake.module.css";
import type { Batch } from "./batch.ts";

/** What keeps the file from being checked, or undefined: then it can be. */
function obstacle(batch: Batch): string | undefined {
  if (batch.profileId === null) return m.intake_next_unknown();
  if (batch.missingFields.length > 0)
    return m.intake_next_missing({ fields: batch.missingFields.join(", ") });
  if (batch.needsPlace && batch.askedPlace === null) return m.intake_next_place();
  return undefined;
}

function Received({ batch }: { readonly batch: Batch }) {
  const check = useAct(checkBatch, { refresh: [getBatch] });
  const stands = obstacle(batch);
  const mapping = `/berkas/${batch.batchId}/kolom`;
  const { batchId, revision: baseRevision } = batch;
  return (
    <Panel title={m.intake_next_title()}>
      <div className={styles["stack"]}>
        <p className={styles["text"]}>
          {stands ?? m.intake_next_recognised({ profile: batch.profileTitle ?? "" })}
        </p>
        <ErrorSummary refusal={check.refusal} />
        <div className={styles["acts"]}>
          {stands === undefined && batch.actions.includes("check") && (
            <Button loading={check.running} onClick={() => void check.run({ batchId, baseRevision })}>
              {m.intake_check()}
            </Button>
          )}
          <LinkButton to={mapping} variant={stands === undefined ? "default" : "filled"}>
            {stands === undefined ? m.intake_see_mapping() : m.intake_mend_mapping()}
          </LinkButton>
        </div>
      </div>
    </Panel>
  );
}

const endedTexts: Readonly<Partial<Record<Batch["state"], () => string>>> = {
  cancelled: m.intake_ended_cancelled,
  undone: m.intake_ended_undone,
  failed: m.intake_ended_failed,
};

/** The sentence that says where the file stands and what comes next; silent while work runs. */
export function BatchNext({ batch }: { readonly batch: Batch }) {
  if (batch.state === "received") return <Received key={batch.revision} batch={batch} />;
  // The reasons of a refused file stand below by themselves.
  if (batch.state === "refused" && batch.fileFindings.length > 0) return null;
  if (batch.state === "refused")
    return (
      <Panel title={m.intake_ended_refused()}>
        <p className={styles["text"]}>{batch.errorReason ?? m.intake_ended_refused_text()}</p>
      </Panel>
    );
  const ended = endedTexts[batch.state];
  if (ended !== undefined) return <p className={styles["text"]}>{ended()}</p>;
  if (batch.state === "checked")
    return (
      <p className={styles["text"]}>
        {batch.heldRows > 0
          ? m.intake_next_checked_held({ held: formatNumber(batch.heldRows) })
          : m.intake_next_checked()}
        {batch.missingFields.length === 0 && batch.source !== null && batch.cutOffOn === null && (
          <> {m.intake_next_cut_off()}</>
        )}
      </p>
    );
  if (batch.state === "applied" && batch.readyRows > 0)
    return <p className={styles["text"]}>{m.intake_next_ready({ rows: formatNumber(batch.readyRows) })}</p>;
  if (batch.state === "applied" && batch.heldRows > 0)
    return (
      <p className={styles["text"]}>{m.intake_next_applied_held({ held: formatNumber(batch.heldRows) })}</p>
    );
  return null;
}
