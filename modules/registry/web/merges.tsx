import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import type { getFamilyPage } from "../contract/get-family-page.ts";
import styles from "./registry.module.css";

const UndoMerge = lazy(() => import("./acts/undo-merge.tsx").then((form) => ({ default: form.UndoMerge })));

/** Merges into this record, each with the way back. */
export function Merges({
  rows,
  mayUndo,
}: {
  readonly rows: OutputOf<typeof getFamilyPage>["merges"];
  readonly mayUndo: boolean;
}) {
  const locale = useLocale();
  const [undoing, setUndoing] = useState<string>();
  if (rows.length === 0) return null;
  return (
    <Panel title={m.registry_merges()}>
      <ul className={styles["list"]}>
        {rows.map((row) => (
          <li key={row.mergeId} className={styles["line"]}>
            <span>{m.registry_merge_on({ on: formatInstant(row.mergedAt, locale) })}</span>
            <span>{row.reason}</span>
            {mayUndo && (
              <Button size="compact-sm" variant="default" onClick={() => setUndoing(row.mergeId)}>
                {m.registry_undo_merge()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing !== undefined && (
        <Suspense fallback={null}>
          <UndoMerge mergeId={undoing} onClose={() => setUndoing(undefined)} />
        </Suspense>
      )}
    </Panel>
  );
}
