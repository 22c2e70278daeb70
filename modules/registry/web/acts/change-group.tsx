import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import type { FieldConflict } from "#platform/ui/acts/field-diff.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changeGroup } from "../../contract/change-group.ts";
import { getGroup } from "../../contract/get-group.ts";
import { groupKinds } from "../../contract/group-shapes.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { listGroups } from "../../contract/list-groups.ts";
import { groupKindWords } from "../group-words.ts";
import { fieldWords, worded } from "../words.ts";
import { SaveDialog } from "./save-dialog.tsx";
import type { Stale } from "./stale.ts";

type Kind = (typeof groupKinds)[number];
interface Changes {
  name?: string;
  kind?: Kind;
}

const kindOf = (value: string): Kind => groupKinds.find((one) => one === value) ?? "other";

function conflictsOf(stale: Stale): FieldConflict[] {
  const words = (field: string, value: string | null) =>
    field === "kind" ? worded(groupKindWords, value ?? "") : (value ?? "");
  return stale.fields.map(({ field, stored, sent }) => ({
    field,
    label: worded(fieldWords, field),
    mine: words(field, sent),
    theirs: words(field, stored),
  }));
}

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
  const mine: Changes = {
    ...(name.trim() === group.name ? {} : { name }),
    ...(kind === group.kind ? {} : { kind }),
  };

  function save(baseRevision: number, changes: Changes, reason: string): void {
    void act.run({ groupId: group.groupId, baseRevision, changes, reason }).then((result) => {
      if (result.ok) onClose();
    });
  }

  return (
    <SaveDialog
      title={m.registry_group_edit()}
      revision={group.revision}
      act={act}
      conflictsOf={conflictsOf}
      onSave={(baseRevision, reason) => save(baseRevision, mine, reason)}
      onResolve={(stale, choices, reason) => {
        const kept: Changes = {
          ...(choices["name"] === "mine" ? { name } : {}),
          ...(choices["kind"] === "mine" ? { kind } : {}),
        };
        if (Object.keys(kept).length > 0) save(stale.revision, kept, reason);
        else onClose();
      }}
      onClose={onClose}
    >
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
    </SaveDialog>
  );
}
