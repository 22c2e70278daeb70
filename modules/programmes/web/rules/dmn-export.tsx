import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { exportDmn } from "../../contract/export-dmn.ts";

/** Saves the criteria of a version as a DMN file, for other tools. */
export function DmnExport({ versionId }: { readonly versionId: string }) {
  const [refusal, setRefusal] = useState<Refusal>();
  const [running, setRunning] = useState(false);
  return (
    <>
      <ErrorSummary refusal={refusal} />
      <Button
        variant="default"
        loading={running}
        leftSection={<IconDownload size="1.1em" aria-hidden />}
        onClick={() => {
          setRunning(true);
          void download(exportDmn, { versionId }).then((result) => {
            setRefusal(result.ok ? undefined : result.refusal);
            setRunning(false);
          });
        }}
      >
        {m.programmes_dmn_export()}
      </Button>
    </>
  );
}
