import { Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { type FieldConflict, FieldDiff } from "#platform/ui/acts/field-diff.tsx";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { type Stale, staleOf } from "./stale.ts";

type Choices = Readonly<Record<string, "mine" | "theirs">>;

/** Form that changes a record with a reason; a stale save shows both versions and is settled field by field. */
export function SaveDialog({
  title,
  revision,
  act,
  conflictsOf,
  onSave,
  onResolve,
  onClose,
  children,
}: {
  readonly title: string;
  /** Of the record as the page shows it. */
  readonly revision: number;
  readonly act: { readonly running: boolean; readonly refusal: Refusal | undefined };
  readonly conflictsOf: (stale: Stale) => readonly FieldConflict[];
  readonly onSave: (baseRevision: number, reason: string) => void;
  readonly onResolve: (stale: Stale, choices: Choices, reason: string) => void;
  readonly onClose: () => void;
  /** Fields before the reason. */
  readonly children: ReactNode;
}) {
  const [reason, setReason] = useState("");
  const stale = staleOf(act.refusal);
  if (stale !== undefined && stale.fields.length > 0)
    return (
      <Dialog opened onClose={onClose} title={title}>
        <FieldDiff
          conflicts={conflictsOf(stale)}
          savedBy={m.registry_saved_by()}
          running={act.running}
          onGiveUp={onClose}
          onResolve={(choices) => onResolve(stale, choices, reason)}
        />
      </Dialog>
    );
  return (
    <ConfirmAct
      opened
      title={title}
      verb={m.registry_save()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => onSave(stale?.revision ?? revision, reason)}
    >
      <Stack gap="sm">
        {children}
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
