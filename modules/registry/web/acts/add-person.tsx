import { Stack } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { createPerson } from "../../contract/create-person.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { LikelyPersons } from "../linkage/likely-persons.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { emptyPerson, PersonFields, toNewPerson } from "./person-fields.tsx";
import { ReasonField } from "./reason-field.tsx";

/** A new member of the family. */
export function AddPerson({
  opened,
  familyId,
  placeCode,
  codes,
  onClose,
}: {
  readonly opened: boolean;
  readonly familyId: string;
  /** Where the family lives. */
  readonly placeCode: string;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const act = useAct(createPerson, { refresh: [getFamilyPage, listChanges] });
  const [draft, setDraft] = useState(emptyPerson);
  const [reason, setReason] = useState("");
  return (
    <ConfirmAct
      opened={opened}
      title={m.registry_new_person()}
      verb={m.registry_save()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        void act.run({ person: toNewPerson(draft), familyId, reason }).then((result) => {
          if (!result.ok) return;
          setDraft(emptyPerson);
          setReason("");
          onClose();
        });
      }}
    >
      <Stack gap="sm">
        <PersonFields draft={draft} onChange={setDraft} path="person" codes={codes} refusal={act.refusal} />
        <LikelyPersons draft={draft} kkNumber="" placeCode={placeCode} />
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
