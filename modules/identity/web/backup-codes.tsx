import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import styles from "./identity.module.css";

/** The ten backup codes, shown this once. */
export function BackupCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  return (
    <div className={styles["stack"]} role="status">
      <p className={styles["help"]}>{m.identity_backup_codes_text()}</p>
      <ul className={styles["codes"]}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles["acts"]} data-print="hide">
        <PrintButton />
        <Button onClick={onKept}>{m.identity_backup_codes_kept()}</Button>
      </div>
    </div>
  );
}
