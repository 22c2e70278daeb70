import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { download } from "#platform/ui/api.ts";
import { Dialog } from "#platform/ui/dialog.tsx";
import { downloadHeld } from "../../contract/download-held.ts";
import styles from "../intake.module.css";

/** Held rows as a sheet, with how to send it in again; the two formats an office opens. */
export function DownloadHeld({ batchId }: { readonly batchId: string }) {
  const [opened, setOpened] = useState(false);
  const [running, setRunning] = useState(false);
  const [refused, setRefused] = useState<string>();

  async function fetchSheet(format: "csv" | "xlsx"): Promise<void> {
    setRunning(true);
    const result = await download(downloadHeld, { batchId, format });
    setRunning(false);
    setRefused(result.ok ? undefined : result.refusal.message);
    if (result.ok) setOpened(false);
  }

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size="1.1em" aria-hidden />}
        onClick={() => {
          setRefused(undefined);
          setOpened(true);
        }}
      >
        {m.intake_download()}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={m.intake_download()}>
        <div className={styles["stack"]}>
          <p className={styles["text"]}>{m.intake_download_text()}</p>
          {refused !== undefined && (
            <p className={styles["text"]} role="alert">
              {refused}
            </p>
          )}
          <div className={styles["acts"]}>
            <Button loading={running} onClick={() => void fetchSheet("xlsx")}>
              {m.intake_download_xlsx()}
            </Button>
            <Button variant="default" disabled={running} onClick={() => void fetchSheet("csv")}>
              {m.intake_download_csv()}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
