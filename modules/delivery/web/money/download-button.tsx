import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { CallOf, QueryContract } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";

/** Fetches a file; where it is refused, the reason stands beside the button. */
export function DownloadButton<C extends QueryContract>({
  contract,
  input,
  children,
}: {
  readonly contract: C;
  readonly input: CallOf<C>;
  readonly children: ReactNode;
}) {
  const [running, setRunning] = useState(false);
  const [refused, setRefused] = useState<string>();
  return (
    <>
      <Button
        variant="default"
        loading={running}
        leftSection={<IconDownload size="1.1em" aria-hidden />}
        onClick={() => {
          setRunning(true);
          setRefused(undefined);
          void download(contract, input)
            .then((result) => setRefused(result.ok ? undefined : result.refusal.message))
            .finally(() => setRunning(false));
        }}
      >
        {children}
      </Button>
      {refused !== undefined && <span role="alert">{refused}</span>}
    </>
  );
}
