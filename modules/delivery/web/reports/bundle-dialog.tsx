import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { download } from "#platform/ui/api.ts";
import { downloadReportBundle } from "../../contract/download-report-bundle.ts";

/** Which programme's account to download; says what is inside and that the download is recorded. */
export function BundleDialog({
  programmes,
  year,
  onClose,
}: {
  readonly programmes: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly year: number;
  readonly onClose: () => void;
}) {
  const [programmeCode, setProgramme] = useState(programmes[0]?.value ?? "");
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const start = async (): Promise<void> => {
    setRunning(true);
    const result = await download(downloadReportBundle, { programmeCode, year });
    setRunning(false);
    if (result.ok) onClose();
    else setRefusal(result.refusal);
  };
  return (
    <ConfirmAct
      opened
      title={m.delivery_report_bundle()}
      verb={m.delivery_report_bundle()}
      text={m.delivery_report_bundle_text()}
      running={running}
      refusal={refusal}
      onClose={onClose}
      onConfirm={() => void start()}
    >
      <NativeSelect
        label={m.delivery_programme()}
        description={`${m.delivery_year()} ${year}`}
        required
        value={programmeCode}
        onChange={(event) => setProgramme(event.currentTarget.value)}
        data={programmes.map((one) => ({ ...one }))}
      />
    </ConfirmAct>
  );
}
