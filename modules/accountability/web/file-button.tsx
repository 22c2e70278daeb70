import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { CallOf, QueryContract } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";

/** Fetches a paper that an operation answers with; where it is refused, the reason stands under the button. */
export function FileButton<C extends QueryContract>({
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
            .then((result) => {
              if (!result.ok) setRefused(result.refusal.message);
            })
            .finally(() => setRunning(false));
        }}
      >
        {children}
      </Button>
      {refused !== undefined && <p role="alert">{refused}</p>}
    </>
  );
}
