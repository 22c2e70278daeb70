import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { Dialog } from "#platform/ui/dialog.tsx";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import type { ProgrammeDefinition } from "../../contract/definition.ts";

type Criteria = ProgrammeDefinition["criteria"];

const DmnSheet = lazy(() => import("./dmn-sheet.tsx").then((part) => ({ default: part.DmnSheet })));

/** Takes criteria from a DMN file into the draft, after showing what was read and what has no equal. */
export function DmnImport({
  unit,
  count,
  onTake,
}: {
  readonly unit: ProgrammeDefinition["unit"];
  /** Criteria there are now, which would be replaced. */
  readonly count: number;
  readonly onTake: (criteria: Criteria) => void;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button
        variant="subtle"
        leftSection={<IconFileImport size="1.1em" aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {m.programmes_dmn_import()}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={m.programmes_dmn_title()}>
        <Suspense fallback={<LoadingSkeleton rows={3} />}>
          <DmnSheet
            unit={unit}
            count={count}
            onTake={(criteria) => {
              onTake(criteria);
              setOpened(false);
            }}
          />
        </Suspense>
      </Dialog>
    </div>
  );
}
