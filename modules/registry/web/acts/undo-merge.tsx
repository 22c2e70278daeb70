import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { undoMerge } from "../../contract/undo-merge.ts";
import { ReasonField } from "./reason-field.tsx";

export function UndoMerge({
  mergeId,
  onClose,
}: {
  readonly mergeId: string | undefined;
  readonly onClose: () => void;
}) {
  const act = useAct(undoMerge, { refresh: [getFamilyPage, getPerson, listChanges] });
  const [reason, setReason] = useState("");
  return (
    <ConfirmAct
      opened={mergeId !== undefined}
      title={m.registry_undo_merge()}
      verb={m.registry_undo_merge()}
      text={m.registry_undo_merge_text()}
      running={act.running}
      refusal={act.refusal}
      onConfirm={() => {
        if (mergeId === undefined) return;
        void act.run({ mergeId, reason }).then((result) => {
          if (result.ok) onClose();
        });
      }}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
    </ConfirmAct>
  );
}
