import { Button, Stack } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { Dropdown } from "#platform/ui/dropdown.tsx";
import type { Words } from "#platform/ui/module-web.ts";
import { AddDocument } from "./acts/add-document.tsx";
import { AddPerson } from "./acts/add-person.tsx";
import { ChangeAddress } from "./acts/change-address.tsx";
import { ChangeFamily } from "./acts/change-family.tsx";
import { MergeRecords } from "./acts/merge-records.tsx";
import { RecordCondition } from "./acts/record-condition.tsx";
import { RecordLifeEvent } from "./acts/record-life-event.tsx";
import { SplitFamily } from "./acts/split-family.tsx";
import type { Family } from "./family-parts.tsx";
import type { CodeWords } from "./use-code-lists.ts";

const acts: ReadonlyArray<readonly [act: string, words: Words]> = [
  ["create-person", m.registry_new_person],
  ["change-address", m.registry_change_address],
  ["change-family", m.registry_edit_family],
  ["record-condition", m.registry_record_condition],
  ["record-life-event", m.registry_record_event],
  ["split-family", m.registry_split],
  ["add-document", m.registry_add_document],
  ["merge-families", m.registry_merge],
];

/** What the server allows on this family, behind one button. */
export function FamilyActs({ family, codes }: { readonly family: Family; readonly codes: CodeWords }) {
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
  const offered = acts.filter(([act]) => family.allowed.includes(act));
  if (offered.length === 0) return null;
  // The revision in the key makes a form begin anew after every change.
  const key = `${family.familyId} ${family.revision}`;
  const at = { opened: true, family, codes, onClose: close };
  return (
    <>
      <Dropdown
        label={m.registry_edit()}
        button={
          <>
            <IconDots size="1.1em" aria-hidden /> {m.registry_edit()}
          </>
        }
      >
        {(hide) => (
          <Stack gap="xs">
            {offered.map(([act, words]) => (
              <Button
                key={act}
                variant="subtle"
                justify="start"
                onClick={() => {
                  hide();
                  setOpen(act);
                }}
              >
                {words()}
              </Button>
            ))}
          </Stack>
        )}
      </Dropdown>
      {open === "create-person" && (
        <AddPerson key={key} opened familyId={family.familyId} codes={codes} onClose={close} />
      )}
      {open === "change-address" && <ChangeAddress key={family.familyId} {...at} />}
      {open === "change-family" && <ChangeFamily key={family.familyId} {...at} />}
      {open === "record-condition" && (
        <RecordCondition key={key} opened persons={family.members} codes={codes} onClose={close} />
      )}
      {open === "record-life-event" && (
        <RecordLifeEvent key={key} opened persons={family.members} onClose={close} />
      )}
      {open === "split-family" && <SplitFamily key={key} opened family={family} onClose={close} />}
      {open === "add-document" && (
        <AddDocument key={key} opened owner={{ familyId: family.familyId }} onClose={close} />
      )}
      {open === "merge-families" && (
        <MergeRecords
          key={key}
          opened
          kept={{ kind: "family", id: family.familyId, revision: family.revision, name: family.headName }}
          onClose={close}
        />
      )}
    </>
  );
}
