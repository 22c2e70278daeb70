import { Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { FieldDiff } from "#platform/ui/acts/field-diff.tsx";
import { Dialog } from "#platform/ui/dialog.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changeFamily } from "../../contract/change-family.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { listChanges } from "../../contract/list-changes.ts";
import type { Family } from "../family-parts.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { ReasonField } from "./reason-field.tsx";
import { conflictsOf, staleOf } from "./stale.ts";

/** A new KK number: typed in full, because the old one is masked. */
export function ChangeFamily({
  opened,
  family,
  codes,
  onClose,
}: {
  readonly opened: boolean;
  readonly family: Family;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const act = useAct(changeFamily, { refresh: [getFamilyPage, listChanges] });
  const [kkNumber, setKkNumber] = useState("");
  const [reason, setReason] = useState("");
  const stale = staleOf(act.refusal);

  function save(baseRevision: number): void {
    const changes = { kkNumber: kkNumber.trim() === "" ? null : kkNumber.trim() };
    void act.run({ familyId: family.familyId, baseRevision, changes, reason }).then((result) => {
      if (result.ok) onClose();
    });
  }

  if (opened && stale !== undefined && stale.fields.length > 0)
    return (
      <Dialog opened onClose={onClose} title={m.registry_edit_family()}>
        <FieldDiff
          conflicts={conflictsOf(stale, codes)}
          savedBy={m.registry_saved_by()}
          running={act.running}
          onGiveUp={onClose}
          onResolve={(choices) => {
            if (choices["kkNumber"] === "mine") save(stale.revision);
            else onClose();
          }}
        />
      </Dialog>
    );
  return (
    <ConfirmAct
      opened={opened}
      title={m.registry_edit_family()}
      verb={m.registry_save()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => save(stale?.revision ?? family.revision)}
    >
      <Stack gap="sm">
        <TextInput
          id={fieldId("changes.kkNumber")}
          label={m.registry_kk()}
          inputMode="numeric"
          autoComplete="off"
          value={kkNumber}
          error={fieldError(act.refusal, "changes.kkNumber")}
          onChange={(event) => setKkNumber(event.currentTarget.value)}
        />
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
