import { m } from "#messages/messages.js";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { readNameCheck } from "../../contract/read-name-check.ts";
import styles from "../money/money.module.css";
import { FileInput } from "./file-input.tsx";
import { useBankFile } from "./use-bank-file.ts";

/** Takes the bank's check of accounts and names; what does not fit waits in the list below. */
export function NameCheck({ batchId }: { readonly batchId: string }) {
  const { running, refusal, answer, send } = useBankFile(readNameCheck);
  return (
    <div className={styles["stack"]}>
      <p className={styles["hint"]}>{m.delivery_payment_check_help()}</p>
      <div className={styles["acts"]}>
        <FileInput
          label={m.delivery_payment_check_upload()}
          running={running}
          onFile={(file) => void send({ batchId, fileName: file.name }, file)}
        />
      </div>
      <ErrorSummary refusal={refusal} />
      {answer !== undefined && (
        <p role="status" className={styles["text"]}>
          {m.delivery_payment_check_done({ fine: answer.fine, held: answer.held, unknown: answer.unknown })}
        </p>
      )}
    </div>
  );
}
