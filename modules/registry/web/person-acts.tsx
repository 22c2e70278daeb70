import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import type { Words } from "#platform/ui/module-web.ts";
import type { getPerson } from "../contract/get-person.ts";
import { AddDocument } from "./acts/add-document.tsx";
import { EditPerson } from "./acts/edit-person.tsx";
import { MergeRecords } from "./acts/merge-records.tsx";
import { RecordCondition } from "./acts/record-condition.tsx";
import { RecordLifeEvent } from "./acts/record-life-event.tsx";
import type { CodeWords } from "./use-code-lists.ts";

const acts: ReadonlyArray<readonly [act: string, words: Words]> = [
  ["change-person", m.registry_edit],
  ["record-condition", m.registry_record_condition],
  ["record-life-event", m.registry_record_event],
  ["add-document", m.registry_add_document],
  ["merge-persons", m.registry_merge],
];

/** What the server allows on this person. */
export function PersonActs({
  person,
  codes,
}: {
  readonly person: OutputOf<typeof getPerson>;
  readonly codes: CodeWords;
}) {
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
  const key = `${person.personId} ${person.revision}`;
  return (
    <>
      {acts
        .filter(([act]) => person.allowed.includes(act))
        .map(([act, words]) => (
          <Button key={act} variant="default" onClick={() => setOpen(act)}>
            {words()}
          </Button>
        ))}
      {open === "change-person" && (
        // No revision in the key: a stale save must keep what was typed.
        <EditPerson key={person.personId} opened person={person} codes={codes} onClose={close} />
      )}
      {open === "record-condition" && (
        <RecordCondition key={key} opened persons={[person]} codes={codes} onClose={close} />
      )}
      {open === "record-life-event" && (
        <RecordLifeEvent key={key} opened persons={[person]} onClose={close} />
      )}
      {open === "add-document" && (
        <AddDocument key={key} opened owner={{ personId: person.personId }} onClose={close} />
      )}
      {open === "merge-persons" && (
        <MergeRecords
          key={key}
          opened
          kept={{ kind: "person", id: person.personId, revision: person.revision, name: person.name }}
          onClose={close}
        />
      )}
    </>
  );
}
