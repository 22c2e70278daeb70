import { NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { FieldDiff } from "#platform/ui/acts/field-diff.tsx";
import { Dialog } from "#platform/ui/dialog.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changeGroup } from "../../contract/change-group.ts";
import { getGroup } from "../../contract/get-group.ts";
import { groupKinds } from "../../contract/group-shapes.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { listGroups } from "../../contract/list-groups.ts";
import { groupKindWords } from "../group-words.ts";
import { fieldWords, worded } from "../words.ts";
import { ReasonField } from "./reason-field.tsx";
import { staleOf } from "./stale.ts";

type Kind = (typeof groupKinds)[number];
interface Changes {
  name?: string;
  kind?: Kind;
}

const kindOf = (value: string): Kind => groupKinds.find((one) => one === value) ?? "other";

/** Name and kind of a group; only what differs from the page is sent. */
export function ChangeGroup({
  group,
  onClose,
}: {
  readonly group: OutputOf<typeof getGroup>;
  readonly onClose: () => void;
}) {
  const act = useAct(changeGroup, { refresh: [getGroup, listGroups, listChanges] });
  const [name, setName] = useState(group.name);
  const [kind, setKind] = useState<Kind>(kindOf(group.kind));
  const [reason, setReason] = useState("");
  const stale = staleOf(act.refusal);
  const mine: Changes = {
    ...(name.trim() === group.name ? {} : { name }),
    ...(kind === group.kind ? {} : { kind }),
  };

  function save(baseRevision: number, changes: Changes): void {
    void act.run({ groupId: group.groupId, baseRevision, changes, reason }).then((result) => {
      if (result.ok) onClose();
    });
  }

  if (stale !== undefined && stale.fields.length > 0) {
    const words = (field: string, value: string | null) =>
      field === "kind" ? worded(groupKindWords, value ?? "") : (value ?? "");
    return (
      <Dialog opened onClose={onClose} title={m.registry_group_edit()}>
        <FieldDiff
          conflicts={stale.fields.map(({ field, stored, sent }) => ({
            field,
            label: worded(fieldWords, field),
            mine: words(field, sent),
            theirs: words(field, stored),
          }))}
          savedBy={m.registry_saved_by()}
          running={act.running}
          onGiveUp={onClose}
          onResolve={(choices) => {
            const kept: Changes = {
              ...(choices["name"] === "mine" ? { name } : {}),
              ...(choices["kind"] === "mine" ? { kind } : {}),
            };
            if (Object.keys(kept).length > 0) save(stale.revision, kept);
            else onClose();
          }}
        />
      </Dialog>
    );
  }
  return (
    <ConfirmAct
      opened
      title={m.registry_group_edit()}
      verb={m.registry_save()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => save(stale?.revision ?? group.revision, mine)}
    >
      <Stack gap="sm">
        <TextInput
          id={fieldId("changes.name")}
          label={m.registry_group_name()}
          required
          maxLength={120}
          value={name}
          error={fieldError(act.refusal, "changes.name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={m.registry_group_kind()}
          value={kind}
          onChange={(event) => setKind(kindOf(event.currentTarget.value))}
          data={groupKinds.map((value) => ({ value, label: worded(groupKindWords, value) }))}
        />
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
