import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getBatch } from "../../contract/get-batch.ts";
import { getHeldRow } from "../../contract/get-held-row.ts";
import { listBatches } from "../../contract/list-batches.ts";
import { listHeldRows } from "../../contract/list-held-rows.ts";
import { takeBackRow } from "../../contract/take-back-row.ts";
import styles from "../intake.module.css";
import { setAsideWords } from "./set-aside-words.ts";

/** Who gave this row up, when and why, with the way back. */
export function SetAsidePanel({
  batchId,
  row,
}: {
  readonly batchId: string;
  readonly row: OutputOf<typeof getHeldRow>;
}) {
  const locale = useLocale();
  const back = useAct(takeBackRow, { refresh: [getHeldRow, listHeldRows, getBatch, listBatches] });
  const { setAside, rowNo, revision: baseRevision } = row;
  if (setAside === null) return null;
  return (
    <Panel title={m.intake_set_aside_title()}>
      <div className={styles["stack"]}>
        <ErrorSummary refusal={back.refusal} />
        <p className={styles["text"]}>{setAsideWords(setAside.reason, setAside.note)}</p>
        <p className={styles["hint"]}>
          {[setAside.byName, setAside.at === null ? null : formatInstant(setAside.at, locale)]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {row.returnable && (
          <div className={styles["acts"]}>
            <Button
              variant="default"
              loading={back.running}
              onClick={() => void back.run({ batchId, rowNo, baseRevision })}
            >
              {m.intake_take_back()}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
