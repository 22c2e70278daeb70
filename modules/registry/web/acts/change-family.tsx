import { TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changeFamily } from "../../contract/change-family.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { listChanges } from "../../contract/list-changes.ts";
import type { Family } from "../family-parts.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { SaveDialog } from "./save-dialog.tsx";
import { conflictsOf } from "./stale.ts";

/** A new KK number: typed in full, because the old one is masked. */
export function ChangeFamily({
  family,
  codes,
  onClose,
}: {
  readonly family: Family;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const act = useAct(changeFamily, { refresh: [getFamilyPage, listChanges] });
  const [kkNumber, setKkNumber] = useState("");

  function save(baseRevision: number, reason: string): void {
    const changes = { kkNumber: kkNumber.trim() === "" ? null : kkNumber.trim() };
    void act.run({ familyId: family.familyId, baseRevision, changes, reason }).then((result) => {
      if (result.ok) onClose();
    });
  }

  return (
    <SaveDialog
      title={m.registry_edit_family()}
      revision={family.revision}
      act={act}
      conflictsOf={(stale) => conflictsOf(stale, codes)}
      onSave={save}
      onResolve={(stale, choices, reason) => {
        if (choices["kkNumber"] === "mine") save(stale.revision, reason);
        else onClose();
      }}
      onClose={onClose}
    >
      <TextInput
        id={fieldId("changes.kkNumber")}
        label={m.registry_kk()}
        inputMode="numeric"
        autoComplete="off"
        value={kkNumber}
        error={fieldError(act.refusal, "changes.kkNumber")}
        onChange={(event) => setKkNumber(event.currentTarget.value)}
      />
    </SaveDialog>
  );
}
